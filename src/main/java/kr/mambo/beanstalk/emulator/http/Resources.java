package kr.mambo.beanstalk.emulator.http;

import java.util.Map;
import kr.mambo.beanstalk.emulator.service.Call;

/**
 * The resource that a call is about, for policies. Service Authorization Reference, "Actions,
 * resources, and condition keys" of the three services.
 */
final class Resources {
  private Resources() {}

  /** The ARN, or {@code *} when the call names no resource. */
  static String of(String service, Call call) {
    var parameters = call.parameters();
    return switch (service) {
      case "elasticbeanstalk" -> beanstalk(call, parameters);
      case "sts" -> parameters.getOrDefault("RoleArn", "*");
      case "iam" -> iam(call, parameters);
      default -> "*";
    };
  }

  private static String beanstalk(Call call, Map<String, String> parameters) {
    if (parameters.containsKey("ResourceArn")) return parameters.getOrDefault("ResourceArn", "*");
    var prefix = "arn:aws:elasticbeanstalk:" + call.region() + ":" + call.caller().account() + ":";
    var application = parameters.getOrDefault("ApplicationName", "*");
    if (parameters.containsKey("EnvironmentName")) {
      return prefix + "environment/" + application + "/" + parameters.get("EnvironmentName");
    }
    if (parameters.containsKey("VersionLabel")) {
      return prefix + "applicationversion/" + application + "/" + parameters.get("VersionLabel");
    }
    if (parameters.containsKey("TemplateName")) {
      return prefix + "configurationtemplate/" + application + "/" + parameters.get("TemplateName");
    }
    if (parameters.containsKey("ApplicationName")) return prefix + "application/" + application;
    return "*";
  }

  private static String iam(Call call, Map<String, String> parameters) {
    var prefix = "arn:aws:iam::" + call.caller().account() + ":";
    if (parameters.containsKey("InstanceProfileName")) {
      return prefix + "instance-profile/" + parameters.get("InstanceProfileName");
    }
    if (parameters.containsKey("RoleName")) return prefix + "role/" + parameters.get("RoleName");
    return "*";
  }
}
