package kr.mambo.beanstalk.plan;

import java.util.Optional;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;

/** Changes that Beanstalk cannot make on a live environment. */
final class ReplacementRule implements Rule {
  private static final OptionKey TYPE =
      OptionKey.of("aws:elasticbeanstalk:environment", "LoadBalancerType");

  @Override
  public Optional<Decision> decide(Situation situation) {
    return loadBalancer(situation).or(() -> branch(situation));
  }

  private static Optional<Decision> loadBalancer(Situation situation) {
    var settings = situation.facts().settings().known();
    var wanted = situation.rendered().orElseThrow().options().get(TYPE);
    if (settings.isEmpty() || wanted == null) return Optional.empty();
    var live = settings.get().deployed().get(TYPE);
    return live == null || live.equals(wanted)
        ? Optional.empty()
        : refuse(
            "The load balancer is of type %s and cannot become %s".formatted(live, wanted),
            "spec.loadBalancer.type");
  }

  private static Optional<Decision> branch(Situation situation) {
    var wanted =
        situation.spec().platform() == null
            ? Platform.DEFAULT_BRANCH
            : situation.spec().platform().branch();
    var arn = situation.live().orElseThrow().platformArn();
    var live = PlatformVersion.branchOf(arn);
    return live.isEmpty() || live.get().equals(wanted)
        ? Optional.empty()
        : refuse(
            "The environment is of branch '%s' and cannot become '%s'"
                .formatted(live.get(), wanted),
            "spec.platform.branch");
  }

  private static Optional<Decision> refuse(String what, String field) {
    return Optional.of(
        new Decision.Refuse(
            Reason.ReplacementNeeded,
            what
                + " while it lives: write the old value in "
                + field
                + ", or make a new EbEnvironment beside this one"));
  }
}
