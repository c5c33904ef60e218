package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleReader;
import kr.mambo.beanstalk.emulator.beanstalk.options.Table;
import kr.mambo.beanstalk.emulator.beanstalk.state.Region;
import kr.mambo.beanstalk.emulator.query.Constraints;
import kr.mambo.beanstalk.emulator.query.QueryReader;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Refusal;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkRequest;

/**
 * All operations by name. Names are taken without regard to case: the SDK's classes of
 * CheckDNSAvailability and SwapEnvironmentCNAMEs are spelt differently.
 */
public final class Operations {
  private final Map<String, Entry<?>> byAction = new HashMap<>();
  private final Constraints constraints = new Constraints(Table.read("constraints.tsv"));
  private final Shop shop;

  private record Entry<Q extends ElasticBeanstalkRequest>(
      Class<Q> type, Handler<Q> handler, Optional<Preparation<Q>> preparation) {}

  /** Slow reading that has to be done before the state is locked. */
  interface Preparation<Q> {
    Object prepare(Q request, Call call);
  }

  public Operations(Shop shop) {
    this.shop = shop;
    new ApplicationCalls().register(this);
    new VersionCalls(new BundleReader(), shop.objects()).register(this);
    new EnvironmentCalls().register(this);
    new UpdateCalls().register(this);
    new OperationCalls().register(this);
    new SettingsCalls().register(this);
    new TemplateCalls().register(this);
    new EventCalls().register(this);
    new HealthCalls().register(this);
    new PlatformCalls().register(this);
    new AccountCalls().register(this);
    new TagCalls().register(this);
    new ManagedCalls().register(this);
  }

  <Q extends ElasticBeanstalkRequest> void on(Class<Q> type, Handler<Q> handler) {
    byAction.put(action(type), new Entry<>(type, handler, Optional.empty()));
  }

  <Q extends ElasticBeanstalkRequest> void on(
      Class<Q> type, Preparation<Q> preparation, Handler<Q> handler) {
    byAction.put(action(type), new Entry<>(type, handler, Optional.of(preparation)));
  }

  private static String action(Class<?> type) {
    return type.getSimpleName().replaceFirst("Request$", "").toLowerCase(Locale.ROOT);
  }

  /** The operations that are answered, in lower case. */
  public Set<String> actions() {
    return new TreeSet<>(byAction.keySet());
  }

  /** Answers a call; the state is locked meanwhile, but not for what can be prepared. */
  public SdkPojo answer(Call call) {
    var entry = byAction.get(call.action().toLowerCase(Locale.ROOT));
    if (entry == null)
      throw new Refusal(
          "InvalidAction", "Could not find operation " + call.action() + " for version 2010-12-01");
    constraints.check(call.action(), call.parameters());
    return answer(entry, call);
  }

  private <Q extends ElasticBeanstalkRequest> SdkPojo answer(Entry<Q> entry, Call call) {
    var request = new QueryReader(call.parameters()).read(builder(entry.type), entry.type);
    var prepared = entry.preparation.map(p -> p.prepare(request, call)).orElse(null);
    return shop.timeline()
        .exclusively(
            () -> {
              Region region = shop.world().region(call.caller().account(), call.region());
              return entry.handler.answer(request, new Context(call, region, shop, prepared));
            });
  }

  private static SdkPojo builder(Class<?> type) {
    try {
      return (SdkPojo) type.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no builder.", e);
    }
  }
}
