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
class CrossingTest {
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
          env: [{name: TOKEN, secretKeyRef: {name: token, key: value}}, {name: GREETING, value: "$(TOKEN) $$"}]
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

  private static void across(Crossroads road) {
    road.place("Both", "");
    road.untilPods();
    road.place("Kubernetes", TERMINATE);
    road.untilServing(Crossroads.PODS);
  }

  /** Those that no other test of every build goes. */
  static Set<String> ways() {
    var ways = new TreeSet<>(Ways.all().keySet());
    ways.removeAll(Set.of("step-by-step", "released", "failed"));
    return ways;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void eachWayComesToItsEnd(String name) {
    var way = Objects.requireNonNull(Ways.all().get(name));
    Crossroads.run("way-" + name, way.fields(), world -> way.walk().accept(new Crossroads(world)));
  }

  @Test
  void whereItIsAsItShouldBeNothingIsWritten() {
    Crossroads.run(
        "at-rest",
        world -> {
          var road = new Crossroads(world);
          across(road);
          road.until("terminated", () -> road.environments() == 0);
          world.converge();
          int writes = world.theatre().points().writes();
          world.wake(Samples.NAME);
          world.converge();
          assertThat(world.theatre().points().writes()).isEqualTo(writes);
        });
  }

  @Test
  void releasedPodsStayWithoutARestart() {
    Crossroads.run(
        "released",
        world -> {
          var road = new Crossroads(world);
          across(road);
          var manifests = printed(world);
          road.released();

          var before = road.deployment().orElseThrow().getSpec();
          ControlPlane.withControllers().kubectl().applyManifest(manifests).orElseThrow();
          assertThat(road.deployment().orElseThrow().getSpec())
              .as("what is printed for a repository changes nothing")
              .isEqualTo(before);
        });
  }

  /** What the command line makes of the live resource. */
  private String printed(World world) {
    var file = folder.resolve("environment.yaml");
    var out = new ByteArrayOutputStream();
    try {
      Files.writeString(file, Serialization.asYaml(world.environment(Samples.NAME).get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var cli = new Cli(new PrintStream(out, true, UTF_8), System.err);
    assertThat(cli.run(List.of("render", "--kubernetes", file.toString()))).isZero();
    return out.toString(UTF_8);
  }

  @Test
  void oneWithEverythingComesToRest() {
    Crossroads.run(
        "everything",
        world -> {
          var road = new Crossroads(world);
          world
              .theatre()
              .admin()
              .resource(
                  new SecretBuilder()
                      .withNewMetadata()
                      .withName("registry")
                      .withNamespace(world.namespace())
                      .endMetadata()
                      .withType("kubernetes.io/basic-auth")
                      .withStringData(Map.of("username", "mambo", "password", "guess"))
                      .build())
              .create();
          Samples.patch(world, EVERYTHING);
          road.until(
              "pods beside", () -> Integer.valueOf(2).equals(road.kubernetes().readyReplicas()));
          world.converge();
          int writes = world.theatre().points().writes();
          world.wake(Samples.NAME);
          world.converge();
          assertThat(world.theatre().points().writes()).isEqualTo(writes);
          var admin = world.theatre().admin();
          assertThat(
                  admin
                      .secrets()
                      .inNamespace(world.namespace())
                      .withName(Samples.NAME + "-registries")
                      .get())
              .isNotNull();
          assertThat(
                  admin
                      .network()
                      .v1()
                      .ingresses()
                      .inNamespace(world.namespace())
                      .withName(Samples.NAME)
                      .get())
              .isNotNull();
        });
  }

  @Test
  void podsThatFailAfterTheSwitchGoBackByThemselves() {
    Crossroads.run(
        "failing",
        world -> {
          var road = new Crossroads(world);
          road.place("Kubernetes", ", onFailedCutover: Back");
          road.untilServing(Crossroads.PODS);
          road.untilBack();
          assertThat(road.kubernetes().back()).isNotNull();

          road.place("Kubernetes", ", onFailedCutover: Hold");
          road.untilServing(Crossroads.PODS);
        });
  }
}
