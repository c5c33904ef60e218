package kr.mambo.beanstalk.cluster;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Hands the control plane to the operator of a {@code @QuarkusTest}, with the rights of its
 * ServiceAccount in `deploy/base` and no more. Its tests act as an administrator through {@link
 * ControlPlane#client()}.
 */
public final class ControlPlaneTestResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    var plane = ControlPlane.shared();
    return Map.of(
        "quarkus.kubernetes-client.api-server-url", plane.admin().getMasterUrl(),
        "quarkus.kubernetes-client.ca-cert-file", plane.admin().getCaCertFile(),
        "quarkus.kubernetes-client.token", plane.tokenOf("eb-system", "eb-operator"),
        "quarkus.kubernetes-client.namespace", "default",
        // Nothing of the developer's own kubeconfig.
        "kubernetes.auth.tryKubeConfig", "false");
  }

  @Override
  public void stop() {}
}
