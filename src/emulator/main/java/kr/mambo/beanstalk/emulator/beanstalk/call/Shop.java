package kr.mambo.beanstalk.emulator.beanstalk.call;

import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.options.Catalogue;
import kr.mambo.beanstalk.emulator.beanstalk.options.Validator;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platforms;
import kr.mambo.beanstalk.emulator.beanstalk.state.Names;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import kr.mambo.beanstalk.emulator.beanstalk.work.HealthModel;
import kr.mambo.beanstalk.emulator.beanstalk.work.Lookup;
import kr.mambo.beanstalk.emulator.beanstalk.work.Rules;
import kr.mambo.beanstalk.emulator.beanstalk.work.Scribe;
import kr.mambo.beanstalk.emulator.beanstalk.work.Works;
import kr.mambo.beanstalk.emulator.service.ObjectStore;

/** All that handlers work with. */
public record Shop(
    Timeline timeline,
    World world,
    Names names,
    Catalogue catalogue,
    Validator validator,
    Platforms platforms,
    ObjectStore objects,
    Rules rules,
    Lookup lookup,
    HealthModel health,
    Scribe scribe,
    Works works) {}
