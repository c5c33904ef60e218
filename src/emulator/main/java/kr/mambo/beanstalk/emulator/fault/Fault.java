package kr.mambo.beanstalk.emulator.fault;

import java.util.Optional;
import kr.mambo.beanstalk.emulator.iam.Glob;

/**
 * A fault made on purpose.
 *
 * @param action which calls, with {@code *} and {@code ?}: {@code elasticbeanstalk:Describe*}
 * @param account only calls of this account, when present
 * @param resource only calls on such resources, for example {@code arn:aws:s3:::bucket/key*}
 * @param maxCalls how many calls it strikes before it is spent; 0 means all
 */
public record Fault(
    Glob action, Optional<String> account, Glob resource, int maxCalls, FaultEffect effect) {

  /** Strikes every call of an action until it is lifted. */
  public static Fault always(String action, FaultEffect effect) {
    return new Fault(Glob.ofAction(action), Optional.empty(), Glob.of("*"), 0, effect);
  }

  /** Strikes the next calls of an action. */
  public static Fault next(int times, String action, FaultEffect effect) {
    return new Fault(Glob.ofAction(action), Optional.empty(), Glob.of("*"), times, effect);
  }

  boolean matches(CallDescriptor descriptor) {
    return action.matches(descriptor.action())
        && resource.matches(descriptor.resource())
        && account.map(descriptor.account()::equals).orElse(true);
  }
}
