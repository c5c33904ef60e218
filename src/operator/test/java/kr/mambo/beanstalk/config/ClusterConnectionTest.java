package kr.mambo.beanstalk.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterConnectionTest {
  private static final String REMEDY =
      ": set KUBECONFIG to a kubeconfig of the cluster, or run the operator in the cluster with its"
          + " ServiceAccount";

  @Test
  void aRefusedConnectionIsReportedSoon() throws IOException {
    var url = closedPort();
    var start = System.nanoTime();

    var problem = findProblem(configOf(url));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(problem.orElseThrow())
        .startsWith("Could not reach the Kubernetes API server " + url)
        .contains("after finding neither a kubeconfig (KUBECONFIG or ~/.kube/config) nor")
        .containsIgnoringCase("connection refused")
        .endsWith(REMEDY)
        .hasLineCount(1);
  }

  @Test
  void theKubeconfigThatNamesTheServerIsNamed(@TempDir Path folder) throws IOException {
    var kubeconfig =
        Files.writeString(
            folder.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "%s"}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: x, context: {cluster: c, user: u}}]
            current-context: x
            """
                .formatted(closedPort()));

    assertThat(findProblem(Config.fromKubeconfig(kubeconfig.toFile())).orElseThrow())
        .contains("from the kubeconfig " + kubeconfig);
  }

  @Test
  void rejectedCredentialsAreReported() throws IOException {
    assertThat(findProblem(401, "Unauthorized").orElseThrow())
        .contains("rejected the credentials with status 401")
        .endsWith(REMEDY);
    assertThat(findProblem(403, "leases is forbidden: User \\\"system:anonymous\\\"").orElseThrow())
        .contains("rejected the credentials with status 403");
  }

  @Test
  void aClusterWithoutTheLeaseOrTheRightToReadItIsReachable() throws IOException {
    assertThat(findProblem(404, "not found")).isEmpty();
    assertThat(findProblem(403, "leases is forbidden: User \\\"eb\\\"")).isEmpty();
  }

  private static Optional<String> findProblem(int status, String message) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var answer =
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d,\"message\":\"%s\"}"
            .formatted(status, message)
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      return findProblem(configOf("http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  private static Optional<String> findProblem(Config config) {
    try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
      return ClusterConnection.findProblem(client, "eb-system");
    }
  }

  private static Config configOf(String url) {
    return new ConfigBuilder().withAutoConfigure(false).withMasterUrl(url).build();
  }

  private static String closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }
}
