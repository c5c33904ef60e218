package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.Locale;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;

/** Host names of environments; they are one space for all customers of a region. */
final class Hostnames {
  private Hostnames() {}

  /** What the user asked for. */
  static String wanted(Context context, String prefix) {
    return prefix.toLowerCase(Locale.ROOT) + "." + context.region().name + ".elasticbeanstalk.com";
  }

  /** What an environment gets that does not ask. */
  static String given(Context context, String environmentName) {
    return "%s.eba-%s.%s.elasticbeanstalk.com"
        .formatted(
            environmentName.toLowerCase(Locale.ROOT),
            context.shop().names().zone(context.region().account, context.region().name),
            context.region().name);
  }

  static boolean free(Context context, String prefix) {
    var name = wanted(context, prefix);
    return !context.shop().rules().taken(prefix)
        && context
            .shop()
            .world()
            .regions()
            .flatMap(r -> r.live())
            .map((Environment e) -> e.cname)
            .noneMatch(name::equals);
  }

  static boolean valid(String prefix) {
    return prefix.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
  }
}
