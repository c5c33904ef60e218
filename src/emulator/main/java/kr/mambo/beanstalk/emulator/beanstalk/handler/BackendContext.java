package kr.mambo.beanstalk.emulator.beanstalk.handler;

import kr.mambo.beanstalk.emulator.beanstalk.options.OptionCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionValidator;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformCatalog;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.IdGenerator;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.EnvironmentLookup;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.EventRecorder;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.HealthModel;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.OperationService;
import kr.mambo.beanstalk.emulator.beanstalk.workflow.SimulationRules;
import kr.mambo.beanstalk.emulator.service.ObjectStore;

/** All that handlers work with. */
public record BackendContext(
    Timeline timeline,
    BeanstalkState state,
    IdGenerator ids,
    OptionCatalog catalog,
    OptionValidator validator,
    PlatformCatalog platforms,
    ObjectStore objects,
    SimulationRules rules,
    EnvironmentLookup lookup,
    HealthModel healthModel,
    EventRecorder events,
    OperationService operations) {}
