package kr.mambo.beanstalk.cli;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/**
 * Whether there is a cluster to run in, asked before anything starts: the Operator SDK's retries
 * take longer and end in a stack trace. Only the connection is tried; what the API server then
 * refuses is reported by whoever asks for it.
 */
final class ClusterConnection {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int HTTPS_PORT = 443;

  private static final String REMEDY =
      "set KUBECONFIG to a kubeconfig of the cluster, or run the operator in the cluster with its"
          + " ServiceAccount";

  private ClusterConnection() {}

  /** A sentence for the user where the API server of this configuration cannot be reached. */
  static Optional<String> findProblem(Config config) {
    // Through a proxy the address need not be reachable from here.
    if (config.getHttpsProxy() != null || config.getHttpProxy() != null) return Optional.empty();
    var server = URI.create(config.getMasterUrl());
    int port = server.getPort() < 0 ? HTTPS_PORT : server.getPort();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHost(), port), TIMEOUT_MILLIS);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "Could not reach the Kubernetes API server %s, %s (%s): %s"
              .formatted(server, origin(config), describe(e), REMEDY));
    }
  }

  private static String describe(IOException error) {
    return error.getMessage() == null
        ? error.getClass().getSimpleName()
        : error.getClass().getSimpleName() + ": " + error.getMessage();
  }

  private static String origin(Config config) {
    var kubeconfig = config.getFile();
    if (kubeconfig != null) return "from the kubeconfig " + kubeconfig;
    return config.getAutoOAuthToken() != null || config.getOauthToken() != null
        ? "from the ServiceAccount or the environment"
        : "after finding neither a kubeconfig (KUBECONFIG or ~/.kube/config) nor a ServiceAccount";
  }
}
