package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Reason;

/** What holds one side holds the other. */
public final class KubernetesPauseRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    var resource = situation.observed().resource();
    if (resource.spec().suspend()) {
      return pause(Reason.Suspended, "spec.suspend is true: nothing is written to the cluster");
    }
    var annotation = resource.annotations().get(Annotations.PAUSED);
    return annotation == null || annotation.equals("false")
        ? Optional.empty()
        : pause(
            Reason.PausedByAnnotation,
            "The annotation " + Annotations.PAUSED + " holds it: remove it to go on");
  }

  private static Optional<KubernetesDecision> pause(Reason reason, String message) {
    return Optional.of(new KubernetesDecision.Paused(reason, message));
  }
}
