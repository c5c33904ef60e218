package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesObject;
import kr.mambo.beanstalk.model.Reason;

/**
 * On any step back the Service is first, and it waits for nothing but the environment. What another
 * actor wrote into it, and an environment's new host name, is put right here too.
 */
public final class ServiceTargetRule implements KubernetesRule {
  @Override
  public Optional<KubernetesDecision> decide(KubernetesSituation situation) {
    if (situation.service().isEmpty() || situation.host().isEmpty()) return Optional.empty();
    var service = situation.service().get();
    var host = situation.host().get();
    if (situation.isServedByPods() && situation.isServingFromPodsRequested()) {
      return host.equals(situation.podServiceHost())
          ? Optional.empty()
          : switchTo(
              service, situation.podServiceHost(), "back to the pods: it pointed to another host");
    }
    var cname = situation.readyHost();
    if (cname.isEmpty() || cname.get().equals(host)) return Optional.empty();
    if (!situation.isServedByPods()) return switchTo(service, cname.get(), "to the environment");
    return new EnvironmentReadiness(situation).findUnreadyReason().isPresent()
        ? Optional.empty()
        : switchTo(service, cname.get(), "back to the environment");
  }

  private static Optional<KubernetesDecision> switchTo(
      KubernetesObject service, String host, String direction) {
    return Optional.of(
        new KubernetesDecision.SwitchService(
            service,
            host,
            Reason.Switching,
            "Switching %s %s".formatted(service.key(), direction)));
  }
}
