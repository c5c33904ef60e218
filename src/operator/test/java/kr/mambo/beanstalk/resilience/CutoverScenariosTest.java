package kr.mambo.beanstalk.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.cli.Cli;
import kr.mambo.beanstalk.cluster.ControlPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way across and back on a real control plane, whose controllers make the pods. */
class CutoverScenariosTest {
  @TempDir private Path folder;

  private static final String TERMINATE = ", beanstalkAfterCutover: {action: Terminate}";

  private static final String EVERYTHING =
      """
      spec:
        placement: Both
        kubernetes:
          soakSeconds: 20
          ingress: {host: shop.example, ingressClassName: nginx, tlsSecretName: shop-tls}
          serviceAccountName: shop
        loadBalancer: {type: Application}
        scaling: {min: 2, max: 4, targetCPUUtilization: 60}
        deployment: {healthSettleSeconds: 0, policy: RollingWithAdditionalBatch, batchSize: "30%"}
        registries: [{host: registry.example:5000, credentialsSecretRef: {name: registry}}]
        volumes:
        - name: token
          secret: {secretName: token, defaultMode: 288, items: [{key: value, path: deep/token, mode: 256}]}
        - {name: scratch, emptyDir: {}}
        containers:
        - name: web
          image: nginx:r0
          command: [nginx]
          args: ["-g", "daemon off;"]
          workingDir: /srv
          ports: [{name: http, containerPort: 80, hostPort: 80}, {containerPort: 53, protocol: UDP}]
          env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: token, key: value}}}, {name: GREETING, value: "$(TOKEN) $$"}]
          resources: {limits: {cpu: 500m, memory: 256Mi}, requests: {cpu: "0.25", memory: 128Mi}}
          securityContext: {runAsUser: 101, runAsGroup: 101, readOnlyRootFilesystem: true, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}
          readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
          livenessProbe: {tcpSocket: {port: http}, initialDelaySeconds: 3}
          startupProbe: {exec: {command: ["true"]}}
          logs: {mountPath: /var/log/nginx}
          volumeMounts:
          - {name: token, mountPath: /etc/token, readOnly: true}
          - {name: scratch, mountPath: /scratch}
      """;

  private static void cutOver(CutoverFixture cutover) {
    cutover.setPlacement("Both", "");
    cutover.untilPodsReady();
    cutover.setPlacement("Kubernetes", TERMINATE);
    cutover.untilServing(CutoverFixture.SERVING_KUBERNETES);
  }

  /** Those that no other test of every build goes. */
  static Set<String> ways() {
    var ways = new TreeSet<>(CutoverScenarios.all().keySet());
    ways.removeAll(Set.of("step-by-step", "released", "failed"));
    return ways;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void eachWayComesToItsEnd(String name) {
    var cutoverScenario = Objects.requireNonNull(CutoverScenarios.all().get(name));
    CutoverFixture.run(
        "way-" + name,
        cutoverScenario.fields(),
        cluster -> cutoverScenario.run().accept(new CutoverFixture(cluster)));
  }

  @Test
  void whereItIsAsItShouldBeNothingIsWritten() {
    CutoverFixture.run(
        "at-rest",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cutOver(cutover);
          cutover.until("terminated", () -> cutover.objects().countEnvironments() == 0);
          cluster.converge();
          int writes = cluster.harness().crashPoints().writeCount();
          cluster.notifyResource(SampleEnvironment.NAME);
          cluster.converge();
          assertThat(cluster.harness().crashPoints().writeCount()).isEqualTo(writes);
        });
  }

  @Test
  void releasedPodsStayWithoutARestart() {
    CutoverFixture.run(
        "released",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cutOver(cutover);
          var manifests = renderManifests(cluster);
          cutover.deleteRetaining();

          var before = cutover.objects().findDeployment().orElseThrow().getSpec();
          ControlPlane.withControllers().kubectl().applyManifest(manifests).orElseThrow();
          assertThat(cutover.objects().findDeployment().orElseThrow().getSpec())
              .as("what is printed for a repository changes nothing")
              .isEqualTo(before);
        });
  }

  /** What the command line makes of the live resource. */
  private String renderManifests(SimulatedCluster cluster) {
    var file = folder.resolve("environment.yaml");
    var out = new ByteArrayOutputStream();
    try {
      Files.writeString(
          file, Serialization.asYaml(cluster.environment(SampleEnvironment.NAME).get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var cli = new Cli(new PrintStream(out, true, UTF_8), System.err);
    assertThat(cli.run(List.of("render", "--kubernetes", file.toString()))).isZero();
    return out.toString(UTF_8);
  }

  @Test
  void oneWithEverythingComesToRest() {
    CutoverFixture.run(
        "everything",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cluster
              .harness()
              .adminClient()
              .resource(
                  new SecretBuilder()
                      .withNewMetadata()
                      .withName("registry")
                      .withNamespace(cluster.namespace())
                      .endMetadata()
                      .withType("kubernetes.io/basic-auth")
                      .withStringData(Map.of("username", "mambo", "password", "guess"))
                      .build())
              .create();
          SampleEnvironment.patch(cluster, EVERYTHING);
          cutover.until(
              "pods beside",
              () -> Integer.valueOf(2).equals(cutover.kubernetesStatus().readyReplicas()));
          cluster.converge();
          int writes = cluster.harness().crashPoints().writeCount();
          cluster.notifyResource(SampleEnvironment.NAME);
          cluster.converge();
          assertThat(cluster.harness().crashPoints().writeCount()).isEqualTo(writes);
          var admin = cluster.harness().adminClient();
          assertThat(
                  admin
                      .secrets()
                      .inNamespace(cluster.namespace())
                      .withName(SampleEnvironment.NAME + "-registries")
                      .get())
              .isNotNull();
          assertThat(
                  admin
                      .network()
                      .v1()
                      .ingresses()
                      .inNamespace(cluster.namespace())
                      .withName(SampleEnvironment.NAME)
                      .get())
              .isNotNull();
        });
  }

  @Test
  void podsThatFailAfterTheSwitchGoBackByThemselves() {
    CutoverFixture.run(
        "failing",
        cluster -> {
          var cutover = new CutoverFixture(cluster);
          cutover.setPlacement("Kubernetes", ", onFailedCutover: Back");
          cutover.untilServing(CutoverFixture.SERVING_KUBERNETES);
          cutover.untilRolledBack();
          assertThat(cutover.kubernetesStatus().rollback()).isNotNull();

          cutover.setPlacement("Kubernetes", ", onFailedCutover: Hold");
          cutover.untilServing(CutoverFixture.SERVING_KUBERNETES);
        });
  }
}
