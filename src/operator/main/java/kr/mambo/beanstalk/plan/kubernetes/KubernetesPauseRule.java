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
      return pause(
          Reason.Suspended,
          "Suspended because spec.suspend is true; the operator writes nothing to the cluster");
    }
    var annotation = resource.annotations().get(Annotations.PAUSED);
    return annotation == null || annotation.equals("false")
        ? Optional.empty()
        : pause(
            Reason.PausedByAnnotation,
            "Paused by the annotation " + Annotations.PAUSED + "; remove it to continue");
  }

  private static Optional<KubernetesDecision> pause(Reason reason, String message) {
    return Optional.of(new KubernetesDecision.Paused(reason, message));
  }
}
