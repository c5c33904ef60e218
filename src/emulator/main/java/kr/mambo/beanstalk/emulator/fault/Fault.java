package kr.mambo.beanstalk.emulator.fault;

import java.util.Optional;
import kr.mambo.beanstalk.emulator.iam.Glob;

/**
 * A fault made on purpose.
 *
 * @param action which calls, with {@code *} and {@code ?}: {@code elasticbeanstalk:Describe*}
 * @param account only calls of this account, when present
 * @param resource only calls on such resources, for example {@code arn:aws:s3:::bucket/key*}
 * @param times how many calls it strikes before it is spent; 0 means all
 */
public record Fault(
    Glob action, Optional<String> account, Glob resource, int times, Effect effect) {

  /** Strikes every call of an action until it is lifted. */
  public static Fault always(String action, Effect effect) {
    return new Fault(Glob.ofAction(action), Optional.empty(), Glob.of("*"), 0, effect);
  }

  /** Strikes the next calls of an action. */
  public static Fault next(int times, String action, Effect effect) {
    return new Fault(Glob.ofAction(action), Optional.empty(), Glob.of("*"), times, effect);
  }

  boolean matches(CallSite site) {
    return action.matches(site.action())
        && resource.matches(site.resource())
        && account.map(site.account()::equals).orElse(true);
  }
}
