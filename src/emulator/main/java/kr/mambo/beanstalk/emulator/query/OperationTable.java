package kr.mambo.beanstalk.emulator.query;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Refusal;
import software.amazon.awssdk.core.SdkPojo;

/** The operations of a service, each from the SDK's request to the SDK's response. */
public final class OperationTable {
  private final String version;
  private final Map<String, Operation<?>> operations = new HashMap<>();

  private record Operation<Q>(
      Supplier<? extends SdkPojo> builder, Class<Q> type, BiFunction<Q, Call, SdkPojo> handler) {
    SdkPojo answer(Call call) {
      return handler.apply(new QueryReader(call.parameters()).read(builder.get(), type), call);
    }
  }

  /**
   * @param version the API version, for the refusal of an unknown operation
   */
  public OperationTable(String version) {
    this.version = version;
  }

  /** Adds an operation under the name of its request class. */
  public <Q> OperationTable add(
      Supplier<? extends SdkPojo> builder, Class<Q> type, BiFunction<Q, Call, SdkPojo> handler) {
    var name = type.getSimpleName();
    operations.put(
        name.substring(0, name.length() - "Request".length()),
        new Operation<>(builder, type, handler));
    return this;
  }

  public SdkPojo answer(Call call) {
    var operation = operations.get(call.action());
    if (operation == null) {
      throw new Refusal(
          "InvalidAction", "Could not find operation " + call.action() + " for version " + version);
    }
    return operation.answer(call);
  }
}
