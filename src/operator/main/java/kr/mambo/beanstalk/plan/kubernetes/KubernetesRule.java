package kr.mambo.beanstalk.plan.kubernetes;

import java.util.Optional;
import kr.mambo.beanstalk.model.KubernetesDecision;

/** One consideration about the cluster: decides, or leaves it to the rules after it. */
public interface KubernetesRule {
  Optional<KubernetesDecision> decide(KubernetesSituation situation);
}
