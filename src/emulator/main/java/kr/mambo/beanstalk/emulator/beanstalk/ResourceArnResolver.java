package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.beanstalk.state.AccountRegion;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.service.Call;

/**
 * The resource that a call is about, for policies. An environment that exists is known by its
 * application, whether the call names that or not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticbeanstalk.html">Actions,
 *     resources, and condition keys</a>
 */
final class ResourceArnResolver {
  private record ResourceType(String parameter, String arnType) {}

  /** A call that names several is about the first. */
  private static final List<ResourceType> RESOURCE_TYPES =
      List.of(
          new ResourceType("EnvironmentName", "environment"),
          new ResourceType("VersionLabel", "applicationversion"),
          new ResourceType("TemplateName", "configurationtemplate"));

  private final BeanstalkState state;

  ResourceArnResolver(BeanstalkState state) {
    this.state = state;
  }

  /** The ARN, or {@code *} when the call names no resource. Called under the timeline. */
  String resolve(Call call) {
    var parameters = call.parameters();
    if (parameters.containsKey("ResourceArn")) return parameters.getOrDefault("ResourceArn", "*");
    var region = state.region(call.caller().account(), call.region());
    var found = findEnvironment(region, parameters);
    if (found.isPresent()) {
      return region.arn("environment", found.get().applicationName + "/" + found.get().name);
    }
    var application = parameters.getOrDefault("ApplicationName", "*");
    for (var kind : RESOURCE_TYPES) {
      var name = parameters.get(kind.parameter());
      if (name != null) return region.arn(kind.arnType(), application + "/" + name);
    }
    return parameters.containsKey("ApplicationName") ? region.arn("application", application) : "*";
  }

  /** A swap is about two: its source stands for both. */
  private static Optional<Environment> findEnvironment(
      AccountRegion region, Map<String, String> parameters) {
    for (var prefix : new String[] {"", "Source"}) {
      var id = parameters.get(prefix + "EnvironmentId");
      if (id != null && region.environments.containsKey(id)) {
        return Optional.ofNullable(region.environments.get(id));
      }
      var name = parameters.get(prefix + "EnvironmentName");
      if (name != null) return region.live(name);
    }
    return Optional.empty();
  }
}
