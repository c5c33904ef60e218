package kr.mambo.beanstalk.emulator.query;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** The operations of a service, each from the SDK's request to the SDK's response. */
public final class QueryDispatcher {
  private final String version;
  private final Map<String, Entry<?>> entries = new HashMap<>();

  private record Entry<Q>(
      Supplier<? extends SdkPojo> builder, Class<Q> type, BiFunction<Q, Call, SdkPojo> handler) {
    SdkPojo execute(Call call) {
      return handler.apply(new QueryReader(call.parameters()).read(builder.get(), type), call);
    }
  }

  /**
   * @param version the API version, for the refusal of an unknown operation
   */
  public QueryDispatcher(String version) {
    this.version = version;
  }

  /** Adds an operation under the name of its request class. */
  public <Q> QueryDispatcher add(
      Supplier<? extends SdkPojo> builder, Class<Q> type, BiFunction<Q, Call, SdkPojo> handler) {
    var name = type.getSimpleName();
    entries.put(
        name.substring(0, name.length() - "Request".length()), new Entry<>(builder, type, handler));
    return this;
  }

  public SdkPojo execute(Call call) {
    var operation = entries.get(call.action());
    if (operation == null) {
      throw new ServiceException(
          "InvalidAction", "Could not find operation " + call.action() + " for version " + version);
    }
    return operation.execute(call);
  }
}
