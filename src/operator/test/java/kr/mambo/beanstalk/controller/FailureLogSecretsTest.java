package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.InstanceLog;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.YamlFixtures;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;

/** Logs of a failed deployment on their way into a Secret, at a real API server. */
class FailureLogSecretsTest {
  private static final String NAMESPACE = "kube-public";

  private static final ObservationFixture FAILED =
      ObservationFixture.deploying()
          .status("failedVersions: [{label: v-wanted, logsRequestedAt: '2026-03-01T11:59:00Z'}]")
          .known("logs", List.of(new InstanceLog("i-1", "exec format error")));

  private static final Optional<DesiredState> WANTED =
      Optional.of(RenderingFixtures.rendered().wanted());

  @Test
  void theyAreKeptOnceWhoeverAsksAgain() {
    try (var client = ControlPlane.shared().client()) {
      var about = resource("logs-kept", "logsOnFailure: Secret");

      assertThat(save(client, about)).isEmpty();
      assertThat(save(client, about)).isEmpty();

      var secrets = client.secrets().inNamespace(NAMESPACE).list().getItems();
      assertThat(secrets)
          .filteredOn(s -> s.getMetadata().getName().startsWith("logs-kept-logs-"))
          .singleElement()
          .satisfies(
              s -> {
                assertThat(s.getImmutable()).isTrue();
                assertThat(s.getData()).containsOnlyKeys("i-1.log");
                client.resource(s).delete();
              });
    }
  }

  @Test
  void nobodyWhoDoesNotAskGetsThem() {
    try (var client = ControlPlane.shared().client()) {
      assertThat(save(client, resource("logs-unasked", "logsOnFailure: None"))).isEmpty();

      assertThat(client.secrets().inNamespace(NAMESPACE).list().getItems())
          .noneMatch(s -> s.getMetadata().getName().startsWith("logs-unasked"));
    }
  }

  @Test
  void whoeverMayNotMakeSecretsIsToldWhatToInstall() {
    try (var client = client(config -> config.withImpersonateUsername("nobody"))) {
      assertThat(save(client, resource("logs-forbidden", "logsOnFailure: Secret")))
          .hasValueSatisfying(
              why ->
                  assertThat(why)
                      .contains(
                          "logs-forbidden-logs-", "Forbidden", "deploy/components/failure-logs"));
    }
  }

  @Test
  void whereNobodyAnswersThePassIsRepeated() throws IOException {
    var nobody = unusedAddress();
    try (var client =
        client(config -> config.withMasterUrl(nobody).withRequestRetryBackoffLimit(0))) {
      var about = resource("logs-unanswered", "logsOnFailure: Secret");

      assertThatThrownBy(() -> save(client, about)).isInstanceOf(KubernetesClientException.class);
    }
  }

  /** An address at which nobody listens any more. */
  private static String unusedAddress() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  private static Optional<String> save(KubernetesClient client, EbEnvironment about) {
    return new FailureLogSecrets(client).save(about, WANTED, FAILED.observation());
  }

  private static EbEnvironment resource(String name, String fields) {
    var resource = new EbEnvironment();
    resource.setMetadata(
        new ObjectMetaBuilder().withName(name).withNamespace(NAMESPACE).withUid("u-1").build());
    resource.setSpec(YamlFixtures.spec(fields));
    return resource;
  }

  private static KubernetesClient client(UnaryOperator<ConfigBuilder> changed) {
    try (var admin = ControlPlane.shared().client()) {
      Config config = changed.apply(new ConfigBuilder(admin.getConfiguration())).build();
      return new KubernetesClientBuilder().withConfig(config).build();
    }
  }
}
