package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.emulator.beanstalk.bundle.BundleReader;
import kr.mambo.beanstalk.emulator.beanstalk.options.TsvTable;
import kr.mambo.beanstalk.emulator.beanstalk.state.AccountRegion;
import kr.mambo.beanstalk.emulator.query.QueryReader;
import kr.mambo.beanstalk.emulator.query.RequestConstraints;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkRequest;

/**
 * All operations by name. Names are taken without regard to case: the SDK's classes of
 * CheckDNSAvailability and SwapEnvironmentCNAMEs are spelt differently.
 */
public final class BeanstalkDispatcher implements HandlerRegistry {
  private final Map<String, Entry<?>> handlers = new HashMap<>();
  private final RequestConstraints constraints =
      new RequestConstraints(TsvTable.read("constraints.tsv"));
  private final BackendContext backend;

  private record Entry<Q extends ElasticBeanstalkRequest>(
      Class<Q> type, RequestHandler<Q> handler, Optional<RequestPreparation<Q>> preparation) {}

  public BeanstalkDispatcher(BackendContext backend) {
    this.backend = backend;
    new ApplicationHandlers().register(this);
    new VersionHandlers(new BundleReader(), backend.objects()).register(this);
    new EnvironmentHandlers().register(this);
    new UpdateEnvironmentHandler().register(this);
    new EnvironmentLifecycleHandlers().register(this);
    new ConfigurationHandlers().register(this);
    new TemplateHandlers().register(this);
    new EventHandlers().register(this);
    new HealthHandlers().register(this);
    new PlatformHandlers().register(this);
    new AccountHandlers().register(this);
    new TagHandlers().register(this);
    new ManagedActionHandlers().register(this);
  }

  @Override
  public <Q extends ElasticBeanstalkRequest> void register(
      Class<Q> type, RequestHandler<Q> handler) {
    handlers.put(actionName(type), new Entry<>(type, handler, Optional.empty()));
  }

  @Override
  public <Q extends ElasticBeanstalkRequest> void register(
      Class<Q> type, RequestPreparation<Q> preparation, RequestHandler<Q> handler) {
    handlers.put(actionName(type), new Entry<>(type, handler, Optional.of(preparation)));
  }

  private static String actionName(Class<?> type) {
    return type.getSimpleName().replaceFirst("Request$", "").toLowerCase(Locale.ROOT);
  }

  /** The operations that are answered, in lower case. */
  public Set<String> actions() {
    return new TreeSet<>(handlers.keySet());
  }

  /** Answers a call; the state is locked meanwhile, but not for what can be prepared. */
  public SdkPojo execute(Call call) {
    var entry = handlers.get(call.action().toLowerCase(Locale.ROOT));
    if (entry == null)
      throw new ServiceException(
          "InvalidAction", "Could not find operation " + call.action() + " for version 2010-12-01");
    constraints.validate(call.action(), call.parameters());
    return execute(entry, call);
  }

  private <Q extends ElasticBeanstalkRequest> SdkPojo execute(Entry<Q> entry, Call call) {
    var request = new QueryReader(call.parameters()).read(newBuilder(entry.type), entry.type);
    var prepared = entry.preparation.map(p -> p.prepare(request, call)).orElse(null);
    return backend
        .timeline()
        .callExclusively(
            () -> {
              AccountRegion region = backend.state().region(call.caller().account(), call.region());
              return entry.handler.handle(
                  request, new CallContext(call, region, backend, prepared));
            });
  }

  private static SdkPojo newBuilder(Class<?> type) {
    try {
      return (SdkPojo) type.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no builder.", e);
    }
  }
}
