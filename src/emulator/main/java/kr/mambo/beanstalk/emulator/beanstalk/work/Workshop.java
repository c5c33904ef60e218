package kr.mambo.beanstalk.emulator.beanstalk.work;

import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.options.Catalogue;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platforms;
import kr.mambo.beanstalk.emulator.beanstalk.state.Names;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import kr.mambo.beanstalk.emulator.service.Identities;
import kr.mambo.beanstalk.emulator.service.ObjectStore;

/**
 * Puts together everything that works on environments.
 *
 * @param afterwards runs after every task on the timeline, for example to keep the state
 */
public record Workshop(
    Timeline timeline,
    World world,
    Names names,
    Catalogue catalogue,
    Platforms platforms,
    ObjectStore objects,
    Identities identities,
    Rules rules,
    Runnable afterwards) {

  public Works works() {
    var scribe = scribe();
    var lookup = new Lookup(world, catalogue);
    var engine = new Engine(objects, identities, rules);
    var fleet = new Fleet(names);
    var observer =
        new Observer(
            timeline,
            world,
            scribe,
            new HealthModel(timeline),
            lookup,
            new AutoScaling(timeline, scribe, lookup, engine, fleet),
            afterwards);
    var logs = new LogPuller(timeline, world, objects, names);
    var stage = new Stage(timeline, scribe, lookup, engine, rules);
    var runner = new Runner(timeline, world, scribe, stage, observer, logs, afterwards);
    return new Works(timeline, world, identities, lookup, fleet, runner, observer, afterwards);
  }

  public Scribe scribe() {
    return new Scribe(timeline, world, platforms);
  }
}
