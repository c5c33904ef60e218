package kr.mambo.beanstalk.act;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;
import kr.mambo.beanstalk.model.ClusterOutcome;
import kr.mambo.beanstalk.model.ObjectKey;

/** Why the API server did not write an object. */
final class Refusal {
  private static final int CONFLICT = 409;

  /**
   * Bad request, forbidden, not found, invalid: the same again until somebody changes something.
   */
  private static final Set<Integer> LASTING = Set.of(400, 403, 404, 422);

  private Refusal() {}

  static ClusterOutcome of(ObjectKey key, KubernetesClientException e) {
    if (e.getCode() == CONFLICT) return new ClusterOutcome.Overtaken();
    // Of a Secret nobody can know what a webhook says about it.
    var said =
        key.kind().equals("Secret") || e.getStatus() == null || e.getStatus().getMessage() == null
            ? "code " + e.getCode()
            : e.getStatus().getMessage();
    return new ClusterOutcome.Failed(
        LASTING.contains(e.getCode()), "%s was not written: %s".formatted(key, said));
  }
}
