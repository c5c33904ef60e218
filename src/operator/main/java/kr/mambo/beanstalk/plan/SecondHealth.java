package kr.mambo.beanstalk.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Reason;

/**
 * A second environment that runs what is wanted takes over once its health has held for a while.
 */
final class SecondHealth {
  /**
   * New instances count after 12 good checks in two minutes; what is not healthy by then is ill.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private SecondHealth() {}

  static Decision next(
      Situation situation, Situation other, SecondEnvironment second, EnvironmentSnapshot live) {
    var threshold = situation.deployment().healthThreshold();
    boolean good = live.health().within(threshold);
    var age = Duration.between(second.since(), situation.seen().now());
    if (second.phase() == ReplacementPhase.Settling) {
      if (!good) return SecondSteps.move(situation, second, ReplacementPhase.Preparing, ill(live));
      long settle = situation.deployment().healthSettleSeconds();
      return age.toSeconds() < settle
          ? new Decision.Wait(
              Reason.Replacing,
              "Environment %s runs what is wanted: its health has to hold for %d seconds before the names are swapped"
                  .formatted(live.name(), settle))
          : swap(situation, second, live);
    }
    if (good) {
      return SecondSteps.move(
          situation,
          second,
          ReplacementPhase.Settling,
          "Environment %s runs what is wanted, and is healthy".formatted(live.name()));
    }
    return age.compareTo(PATIENCE) < 0
        ? new Decision.Wait(Reason.Replacing, ill(live) + ": waiting for " + threshold)
        : SecondSteps.stop(
            situation,
            second,
            ReplacementPhase.Failed,
            "%s for %d minutes. %s"
                .formatted(
                    ill(live),
                    PATIENCE.toMinutes(),
                    String.join(" ", other.facts().causes().known().orElse(List.of())))
                .strip(),
            Optional.empty());
  }

  private static String ill(EnvironmentSnapshot live) {
    return "Environment %s runs what is wanted, but Beanstalk reports %s"
        .formatted(live.name(), live.health());
  }

  /** Nobody swaps an address that is not where it was: the swap would bring another. */
  private static Decision swap(
      Situation situation, SecondEnvironment second, EnvironmentSnapshot other) {
    var first = situation.live().orElseThrow();
    if (!second.cname().equals(first.cname())) {
      return SecondSteps.stop(
          situation,
          second,
          ReplacementPhase.Unswapped,
          "Neither environment %s nor %s answers at %s: swap the CNAMEs at Beanstalk so that one of them does"
              .formatted(first.name(), other.name(), second.cname()),
          Optional.empty());
    }
    return new Decision.Replacing.Swap(
        first.name(),
        first.id(),
        other.name(),
        other.id(),
        second.cname(),
        Reason.Replacing,
        "Environment %s takes the place of %s: their CNAMEs are swapped"
            .formatted(other.name(), first.name()));
  }
}
