package kr.mambo.beanstalk.emulator.beanstalk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kr.mambo.beanstalk.emulator.beanstalk.call.Operations;
import kr.mambo.beanstalk.emulator.beanstalk.call.Shop;
import kr.mambo.beanstalk.emulator.beanstalk.options.Catalogue;
import kr.mambo.beanstalk.emulator.beanstalk.options.Validator;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platforms;
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
  private final Timeline timeline;
  private final Keeper keeper;
  private final Operations operations;
  private final ResourceNames resources;
  private final Control control;

  /**
   * A service that forgets everything when it ends.
   *
   * @param seed the same seed gives the same identifiers
   */
  public Beanstalk(Timeline timeline, ObjectStore objects, Identities identities, long seed) {
    this(timeline, objects, identities, new World(), w -> Keeper.forgetful(w, seed));
  }

  /**
   * A service that goes on where it stopped, also in the middle of operations.
   *
   * @param seed for a folder without state; otherwise the one of the first time stays
   * @param state a folder of the service's own
   */
  public Beanstalk(
      Timeline timeline, ObjectStore objects, Identities identities, long seed, Path state) {
    this(
        timeline,
        objects,
        identities,
        new World(),
        w -> Keeper.restored(w, new Journal(state), seed));
  }

  private Beanstalk(
      Timeline timeline,
      ObjectStore objects,
      Identities identities,
      World cluster,
      Function<World, Keeper> keeping) {
    this.timeline = timeline;
    keeper = keeping.apply(cluster);
    var rules = new Rules();
    var catalogue = new Catalogue();
    var platforms = new Platforms();
    var workshop =
        new Workshop(
            timeline,
            cluster,
            keeper.names(),
            catalogue,
            platforms,
            objects,
            identities,
            rules,
            keeper::keep);
    var shop =
        new Shop(
            timeline,
            cluster,
            keeper.names(),
            catalogue,
            new Validator(catalogue),
            platforms,
            objects,
            rules,
            new Lookup(cluster, catalogue),
            new HealthModel(timeline),
            workshop.scribe(),
            workshop.works());
    operations = new Operations(shop);
    resources = new ResourceNames(cluster);
    control = new Controls(shop, keeper);
    resume(cluster, shop);
  }

  private void resume(World cluster, Shop shop) {
    timeline.exclusively(
        () -> {
          cluster
              .regions()
              .flatMap(r -> List.copyOf(r.environments.values()).stream())
              .toList()
              .forEach(shop.works()::resume);
          keeper.keep();
          return cluster;
        });
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
  public String resource(Call call) {
    return timeline.exclusively(() -> resources.of(call));
  }

  /** Tags are changed by two actions that no call has the name of. */
  @Override
  public List<String> rights(Call call) {
    if (!call.action().equals("UpdateTagsForResource")) return Service.super.rights(call);
    var rights = new ArrayList<String>();
    if (names(call, "TagsToAdd")) rights.add("elasticbeanstalk:AddTags");
    if (names(call, "TagsToRemove")) rights.add("elasticbeanstalk:RemoveTags");
    return rights.isEmpty() ? Service.super.rights(call) : rights;
  }

  private static boolean names(Call call, String list) {
    return call.parameters().keySet().stream().anyMatch(name -> name.startsWith(list + "."));
  }

  @Override
  public SdkPojo answer(Call call) {
    try {
      return operations.answer(call);
    } finally {
      timeline.exclusively(
          () -> {
            keeper.keep();
            return keeper;
          });
    }
  }
}
