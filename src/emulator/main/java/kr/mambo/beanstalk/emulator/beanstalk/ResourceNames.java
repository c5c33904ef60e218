package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Region;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import kr.mambo.beanstalk.emulator.service.Call;

/**
 * The resource that a call is about, for policies. An environment that exists is known by its
 * application, whether the call names that or not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticbeanstalk.html">Actions,
 *     resources, and condition keys</a>
 */
final class ResourceNames {
  private record Kind(String parameter, String word) {}

  /** A call that names several is about the first. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("EnvironmentName", "environment"),
          new Kind("VersionLabel", "applicationversion"),
          new Kind("TemplateName", "configurationtemplate"));

  private final World world;

  ResourceNames(World cluster) {
    this.world = cluster;
  }

  /** The ARN, or {@code *} when the call names no resource. Called under the timeline. */
  String of(Call call) {
    var given = call.parameters();
    if (given.containsKey("ResourceArn")) return given.getOrDefault("ResourceArn", "*");
    var region = world.region(call.caller().account(), call.region());
    var found = environment(region, given);
    if (found.isPresent()) {
      return region.arn("environment", found.get().application + "/" + found.get().name);
    }
    var application = given.getOrDefault("ApplicationName", "*");
    for (var kind : KINDS) {
      var name = given.get(kind.parameter());
      if (name != null) return region.arn(kind.word(), application + "/" + name);
    }
    return given.containsKey("ApplicationName") ? region.arn("application", application) : "*";
  }

  /** A swap is about two: its source stands for both. */
  private static Optional<Environment> environment(Region region, Map<String, String> given) {
    for (var side : new String[] {"", "Source"}) {
      var id = given.get(side + "EnvironmentId");
      if (id != null && region.environments.containsKey(id)) {
        return Optional.ofNullable(region.environments.get(id));
      }
      var name = given.get(side + "EnvironmentName");
      if (name != null) return region.live(name);
    }
    return Optional.empty();
  }
}
