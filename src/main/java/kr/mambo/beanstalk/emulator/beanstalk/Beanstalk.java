package kr.mambo.beanstalk.emulator.beanstalk;

import kr.mambo.beanstalk.emulator.beanstalk.call.Operations;
import kr.mambo.beanstalk.emulator.beanstalk.call.Shop;
import kr.mambo.beanstalk.emulator.beanstalk.options.Catalogue;
import kr.mambo.beanstalk.emulator.beanstalk.options.Validator;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platforms;
import kr.mambo.beanstalk.emulator.beanstalk.state.Names;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import kr.mambo.beanstalk.emulator.beanstalk.work.HealthModel;
import kr.mambo.beanstalk.emulator.beanstalk.work.Lookup;
import kr.mambo.beanstalk.emulator.beanstalk.work.Rules;
import kr.mambo.beanstalk.emulator.beanstalk.work.Workshop;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Identities;
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
  private final Operations operations;
  private final Control control;

  /**
   * @param seed the same seed gives the same identifiers
   */
  public Beanstalk(Timeline timeline, ObjectStore objects, Identities identities, long seed) {
    var world = new World();
    var rules = new Rules();
    var names = new Names(seed, 0);
    var catalogue = new Catalogue();
    var platforms = new Platforms();
    var workshop =
        new Workshop(
            timeline,
            world,
            names,
            catalogue,
            platforms,
            objects,
            identities,
            rules,
            world::takeTouched);
    var shop =
        new Shop(
            timeline,
            world,
            names,
            catalogue,
            new Validator(catalogue),
            platforms,
            objects,
            rules,
            new Lookup(world, catalogue),
            new HealthModel(timeline),
            workshop.scribe(),
            workshop.works());
    operations = new Operations(shop);
    control = new Controls(shop);
  }

  /** What no client can do. */
  public Control control() {
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
  public SdkPojo answer(Call call) {
    return operations.answer(call);
  }
}
