package kr.mambo.beanstalk.config;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Ends the process with a sentence where no cluster is reachable. It asks before the Operator SDK
 * starts, whose retries take longer and end in a stack trace, and with the operator's own client.
 */
@Singleton
final class ClusterConnection {
  private static final int TIMEOUT_MILLIS = 5_000;

  /** Enough to survive an API server that restarts, and over within a second. */
  private static final int RETRIES = 3;

  private static final String REMEDY =
      "set KUBECONFIG to a kubeconfig of the cluster, or run the operator in the cluster with its"
          + " ServiceAccount";

  private final KubernetesClient kubernetes;
  private final OperatorSettings settings;

  ClusterConnection(KubernetesClient kubernetes, OperatorSettings settings) {
    this.kubernetes = kubernetes;
    this.settings = settings;
  }

  void requireCluster(@Observes @Priority(1) StartupEvent event) {
    findProblem(kubernetes, settings.namespace())
        .ifPresent(
            problem -> {
              throw new PreventFurtherStepsException(problem, 1);
            });
  }

  /** Reads the lease, which every operator may and no anonymous user does. */
  static Optional<String> findProblem(KubernetesClient kubernetes, String namespace) {
    var config = kubernetes.getConfiguration();
    var requestConfig =
        new RequestConfigBuilder(config.getRequestConfig())
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withRequestRetryBackoffLimit(RETRIES)
            .build();
    try {
      kubernetes
          .newClient(requestConfig)
          .adapt(KubernetesClient.class)
          .leases()
          .inNamespace(namespace)
          .withName(Leadership.LEASE_NAME)
          .get();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return describe(e, config);
    }
  }

  /** Other answers than these are those of a cluster: the Operator SDK deals with them. */
  private static Optional<String> describe(KubernetesClientException error, Config config) {
    if (error.getCode() <= 0) {
      return Optional.of(
          "Could not reach the Kubernetes API server %s, %s (%s): %s"
              .formatted(config.getMasterUrl(), origin(config), rootCause(error), REMEDY));
    }
    if (error.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED || isAnonymous(error)) {
      return Optional.of(
          "The Kubernetes API server %s, %s, rejected the credentials with status %d: %s"
              .formatted(config.getMasterUrl(), origin(config), error.getCode(), REMEDY));
    }
    return Optional.empty();
  }

  private static boolean isAnonymous(KubernetesClientException error) {
    return error.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        && String.valueOf(error.getMessage()).contains("system:anonymous");
  }

  private static String origin(Config config) {
    var kubeconfig = config.getFile();
    if (kubeconfig != null) return "from the kubeconfig " + kubeconfig;
    return config.getAutoOAuthToken() != null || config.getOauthToken() != null
        ? "from the ServiceAccount or the environment"
        : "after finding neither a kubeconfig (KUBECONFIG or ~/.kube/config) nor a ServiceAccount";
  }

  private static String rootCause(Throwable error) {
    var cause = error;
    while (cause.getCause() != null) cause = cause.getCause();
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
