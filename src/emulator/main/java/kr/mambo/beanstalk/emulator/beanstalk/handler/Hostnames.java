package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.Locale;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;

/** Host names of environments; they are one space for all customers of a region. */
final class Hostnames {
  private Hostnames() {}

  /** What the user asked for. */
  static String withPrefix(CallContext context, String prefix) {
    return prefix.toLowerCase(Locale.ROOT) + "." + context.region().name + ".elasticbeanstalk.com";
  }

  /** What an environment gets that does not ask. */
  static String generate(CallContext context, String environmentName) {
    return "%s.eba-%s.%s.elasticbeanstalk.com"
        .formatted(
            environmentName.toLowerCase(Locale.ROOT),
            context.backend().ids().hostnameZone(context.region().account, context.region().name),
            context.region().name);
  }

  static boolean isAvailable(CallContext context, String prefix) {
    var name = withPrefix(context, prefix);
    return !context.backend().rules().isCnameReserved(prefix)
        && context
            .backend()
            .state()
            .regions()
            .flatMap(r -> r.live())
            .map((Environment e) -> e.cname)
            .noneMatch(name::equals);
  }

  static boolean isValid(String prefix) {
    return prefix.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
  }
}
