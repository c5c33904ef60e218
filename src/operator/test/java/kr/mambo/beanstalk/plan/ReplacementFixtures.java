package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.ChangePhase;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/** An environment whose load balancer is to become another, and what stands beside it. */
public final class ReplacementFixtures {
  public static final OptionKey LOAD_BALANCER_TYPE =
      OptionKey.of("aws:elasticbeanstalk:environment", "LoadBalancerType");
  public static final String CNAME = "mambo-py.ap-northeast-2.elasticbeanstalk.com";
  public static final String REPLACEMENT_CNAME =
      "mambo-py-b.eba-xyz.ap-northeast-2.elasticbeanstalk.com";

  private ReplacementFixtures() {}

  /** What the spec of the second generation becomes. */
  public static BeanstalkRendering rendering() {
    return RenderingFixtures.rendered(Map.of(LOAD_BALANCER_TYPE, "network"));
  }

  /** The first environment runs with an Application load balancer; a Network one is wanted. */
  public static ObservationFixture active(String spec) {
    return ObservationFixture.running()
        .spec(spec)
        .generation(2)
        .known("settings", settings("application"));
  }

  public static LiveSettings settings(String type) {
    return new LiveSettings(Map.of(LOAD_BALANCER_TYPE, type), false);
  }

  /** The same with a second environment in some phase; nothing stands there yet. */
  public static ObservationFixture inPhase(String phase) {
    return active("replacement: BlueGreen")
        .status(
            """
            replacement:
              environmentName: mambo-py-b
              environmentId: e-2
              cname: %s
              phase: %s
              reason: spec.loadBalancer.type cannot change from application to network in place
              since: '2026-03-01T11:59:30Z'
              appliedGeneration: 2
              version: {inputs: aaaa, keyId: k1, desired: v-wanted}
              attempted: {generation: 2, label: v-wanted}
            """
                .formatted(CNAME, phase))
        .replacement(absentReplacement());
  }

  /** All that a second environment needs is there. */
  public static ObservationFixture absentReplacement() {
    return ObservationFixture.prepared().environment(new EnvironmentState.Absent());
  }

  /** The second environment as it is wanted, healthy, not yet at the address. */
  public static ObservationFixture readyReplacement() {
    return ObservationFixture.running()
        .environment("name", "mambo-py-b")
        .environment("id", "e-2")
        .environment("arn", ObservationFixture.ARN + "-b")
        .environment("cname", REPLACEMENT_CNAME)
        .known("settings", settings("network"))
        .known("tags", Map.of(Tags.OWNER, ObservationFixture.OWNER, Tags.REPLACES, "e-1/" + CNAME))
        .known("instanceLabels", Set.of())
        .known("version", new VersionState.Present("PROCESSED", "mambo-cert", "k/bundle", ""));
  }

  /** The same with a second environment that stands. */
  public static ObservationFixture withReplacement(String phase, ObservationFixture second) {
    return inPhase(phase).replacement(second);
  }

  /** The replacement moves to a phase, and says so in these words. */
  public static void assertPhaseChange(
      BeanstalkDecision decision, ReplacementPhase phase, String... words) {
    var move = assertDecision(decision, ChangePhase.class, Reason.Replacing, words);
    assertThat(move.next()).hasValueSatisfying(s -> assertThat(s.phase()).isEqualTo(phase));
  }
}
