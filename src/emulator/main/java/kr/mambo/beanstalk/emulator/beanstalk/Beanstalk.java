package kr.mambo.beanstalk.emulator.beanstalk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kr.mambo.beanstalk.emulator.beanstalk.handler.BackendContext;
import kr.mambo.beanstalk.emulator.beanstalk.handler.BeanstalkDispatcher;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionValidator;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.EnvironmentLookup;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.HealthModel;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.SimulationRules;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.WorkflowFactory;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.IdentityProvider;
import kr.mambo.beanstalk.emulator.service.ObjectStore;
import kr.mambo.beanstalk.emulator.service.Service;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Elastic Beanstalk, API version 2010-12-01, for any number of accounts and regions.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/api/Welcome.html">API
 *     reference</a>
 */
public final class Beanstalk implements Service {
  private final Timeline timeline;
  private final StateStore stateStore;
  private final BeanstalkDispatcher dispatcher;
  private final ResourceArnResolver resourceArns;
  private final SimulationControl control;

  /**
   * A service that forgets everything when it ends.
   *
   * @param seed the same seed gives the same identifiers
   */
  public Beanstalk(Timeline timeline, ObjectStore objects, IdentityProvider identities, long seed) {
    this(timeline, objects, identities, new BeanstalkState(), w -> StateStore.inMemory(w, seed));
  }

  /**
   * A service that goes on where it stopped, also in the middle of operations.
   *
   * @param seed for a folder without state; otherwise the one of the first time stays
   * @param state a folder of the service's own
   */
  public Beanstalk(
      Timeline timeline, ObjectStore objects, IdentityProvider identities, long seed, Path state) {
    this(
        timeline,
        objects,
        identities,
        new BeanstalkState(),
        w -> StateStore.fromJournal(w, new StateJournal(state), seed));
  }

  private Beanstalk(
      Timeline timeline,
      ObjectStore objects,
      IdentityProvider identities,
      BeanstalkState state,
      Function<BeanstalkState, StateStore> storeFactory) {
    this.timeline = timeline;
    stateStore = storeFactory.apply(state);
    var rules = new SimulationRules();
    var catalog = new OptionCatalog();
    var platforms = new PlatformCatalog();
    var workflowFactory =
        new WorkflowFactory(
            timeline,
            state,
            stateStore.ids(),
            catalog,
            platforms,
            objects,
            identities,
            rules,
            stateStore::save);
    var backend =
        new BackendContext(
            timeline,
            state,
            stateStore.ids(),
            catalog,
            new OptionValidator(catalog),
            platforms,
            objects,
            rules,
            new EnvironmentLookup(state, catalog),
            new HealthModel(timeline),
            workflowFactory.createEventRecorder(),
            workflowFactory.createOperationService());
    dispatcher = new BeanstalkDispatcher(backend);
    resourceArns = new ResourceArnResolver(state);
    control = new SimulationController(backend, stateStore);
    resume(state, backend);
  }

  private void resume(BeanstalkState state, BackendContext backend) {
    timeline.callExclusively(
        () -> {
          state
              .regions()
              .flatMap(r -> List.copyOf(r.environments.values()).stream())
              .toList()
              .forEach(backend.operations()::resume);
          stateStore.save();
          return state;
        });
  }

  /** What no client can do. */
  public SimulationControl control() {
    return control;
  }

  @Override
  public String signingName() {
    return "elasticbeanstalk";
  }

  @Override
  public String version() {
    return "2010-12-01";
  }

  @Override
  public String namespace() {
    return "http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/";
  }

  @Override
  public String resourceArn(Call call) {
    return timeline.callExclusively(() -> resourceArns.resolve(call));
  }

  /** Tags are changed by two actions that no call has the name of. */
  @Override
  public List<String> requiredPermissions(Call call) {
    if (!call.action().equals("UpdateTagsForResource"))
      return Service.super.requiredPermissions(call);
    var rights = new ArrayList<String>();
    if (hasParameterList(call, "TagsToAdd")) rights.add("elasticbeanstalk:AddTags");
    if (hasParameterList(call, "TagsToRemove")) rights.add("elasticbeanstalk:RemoveTags");
    return rights.isEmpty() ? Service.super.requiredPermissions(call) : rights;
  }

  private static boolean hasParameterList(Call call, String list) {
    return call.parameters().keySet().stream().anyMatch(name -> name.startsWith(list + "."));
  }

  @Override
  public SdkPojo execute(Call call) {
    try {
      return dispatcher.execute(call);
    } finally {
      timeline.callExclusively(
          () -> {
            stateStore.save();
            return stateStore;
          });
    }
  }
}
