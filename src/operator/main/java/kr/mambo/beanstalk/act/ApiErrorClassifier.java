package kr.mambo.beanstalk.act;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Set;
import kr.mambo.beanstalk.model.KubernetesOutcome;
import kr.mambo.beanstalk.model.ObjectKey;

/** Why the API server did not write an object. */
final class ApiErrorClassifier {
  private static final int UNPROCESSABLE_CONTENT = 422;

  /** Bad request, forbidden, not found, invalid: the same again until a change. */
  private static final Set<Integer> PERMANENT =
      Set.of(
          HttpURLConnection.HTTP_BAD_REQUEST,
          HttpURLConnection.HTTP_FORBIDDEN,
          HttpURLConnection.HTTP_NOT_FOUND,
          UNPROCESSABLE_CONTENT);

  private ApiErrorClassifier() {}

  static KubernetesOutcome classify(ObjectKey key, KubernetesClientException e) {
    if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) return new KubernetesOutcome.Conflict();
    // Of a Secret nobody can know what a webhook says about it.
    var detail =
        key.kind().equals("Secret") || e.getStatus() == null || e.getStatus().getMessage() == null
            ? "status code " + e.getCode()
            : e.getStatus().getMessage();
    return new KubernetesOutcome.Failed(
        PERMANENT.contains(e.getCode()), "%s could not be written: %s".formatted(key, detail));
  }
}
