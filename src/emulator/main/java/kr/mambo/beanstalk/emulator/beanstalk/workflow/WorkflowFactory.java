package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import kr.mambo.beanstalk.emulator.beanstalk.options.OptionCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.IdGenerator;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.service.IdentityProvider;
import kr.mambo.beanstalk.emulator.service.ObjectStore;

/**
 * Puts together everything that works on environments.
 *
 * @param afterTask runs after every task on the timeline, for example to keep the state
 */
public record WorkflowFactory(
    Timeline timeline,
    BeanstalkState state,
    IdGenerator ids,
    OptionCatalog catalog,
    PlatformCatalog platforms,
    ObjectStore objects,
    IdentityProvider identities,
    SimulationRules rules,
    Runnable afterTask) {

  public OperationService createOperationService() {
    var events = createEventRecorder();
    var lookup = new EnvironmentLookup(state, catalog);
    var engine = new InstanceDeploymentEngine(objects, identities, rules);
    var resourceFactory = new ResourceFactory(ids);
    var healthMonitor =
        new HealthMonitor(
            timeline,
            state,
            events,
            new HealthModel(timeline),
            lookup,
            new AutoScalingSimulator(timeline, events, lookup, engine, resourceFactory),
            afterTask);
    var logPuller = new LogPuller(timeline, state, objects, ids);
    var instances = new InstanceSimulator(timeline, events, lookup, engine, rules);
    var runner =
        new WorkflowEngine(timeline, state, events, instances, healthMonitor, logPuller, afterTask);
    return new OperationService(
        timeline, state, identities, lookup, resourceFactory, runner, healthMonitor, afterTask);
  }

  public EventRecorder createEventRecorder() {
    return new EventRecorder(timeline, state, platforms);
  }
}
