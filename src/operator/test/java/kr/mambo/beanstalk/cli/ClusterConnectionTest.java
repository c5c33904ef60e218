package kr.mambo.beanstalk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterConnectionTest {
  @Test
  void aServerThatListensIsReachable() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ClusterConnection.findProblem(config(server.getLocalPort()))).isEmpty();
    }
  }

  @Test
  void aRefusedConnectionIsReportedWithWhatToDo() throws IOException {
    assertThat(ClusterConnection.findProblem(config(closedPort())))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .startsWith("Could not reach the Kubernetes API server https://127.0.0.1:")
                    .contains("set KUBECONFIG to a kubeconfig of the cluster")
                    .doesNotContain("\n"));
  }

  @Test
  void aHostThatDoesNotExistIsReported() {
    var config = new ConfigBuilder(Config.empty()).withMasterUrl("https://no-such.invalid").build();

    assertThat(ClusterConnection.findProblem(config))
        .hasValueSatisfying(problem -> assertThat(problem).contains("no-such.invalid"));
  }

  @Test
  void theKubeconfigThatNamesTheServerIsNamed(@TempDir Path folder) throws IOException {
    var file = folder.resolve("kubeconfig");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: local, cluster: {server: "https://127.0.0.1:%d"}}]
        users: [{name: me, user: {token: t}}]
        contexts: [{name: local, context: {cluster: local, user: me}}]
        current-context: local
        """
            .formatted(closedPort()));

    assertThat(ClusterConnection.findProblem(Config.fromKubeconfig(file.toFile())))
        .hasValueSatisfying(problem -> assertThat(problem).contains(file.toString()));
  }

  @Test
  void behindAProxyNothingIsConcluded() throws IOException {
    var config =
        new ConfigBuilder(config(closedPort())).withHttpsProxy("http://proxy:3128").build();

    assertThat(ClusterConnection.findProblem(config)).isEmpty();
  }

  private static Config config(int port) {
    return new ConfigBuilder(Config.empty()).withMasterUrl("https://127.0.0.1:" + port).build();
  }

  private static int closedPort() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }
}
