package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Map;
import java.util.function.Consumer;
import kr.mambo.beanstalk.cluster.ControlPlane;
import kr.mambo.beanstalk.resilience.Scenarios.Scenario;
import org.junit.jupiter.api.Test;

/** The way across and back on a real control plane, whose controllers make the pods. */
class CrossingTest {
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
    road.until("pods beside", () -> Integer.valueOf(1).equals(road.kubernetes().readyReplicas()));
    road.place("Kubernetes", TERMINATE);
    road.untilServing(Crossroads.PODS);
  }

  private static void back(Crossroads road) {
    road.place("Beanstalk", "");
    road.untilServing(Crossroads.ENVIRONMENT);
    road.until("pods gone", () -> road.deployment().isEmpty());
  }

  private static void thereAndBack(World world) {
    var road = new Crossroads(world);
    across(road);
    road.until("terminated", () -> road.environments() == 0);
    back(road);
  }

  private static void run(String name, Consumer<World> play) {
    var scenario = new Scenario(Samples::create, play);
    try (var theatre = new Theatre(name, scenario, ControlPlane.withControllers())) {
      play.accept(theatre.world());
      assertThat(theatre.world().troubles()).isEmpty();
    }
  }

  @Test
  void thereAndBackAgain() {
    run("there-and-back", CrossingTest::thereAndBack);
  }

  @Test
  void whereItIsAsItShouldBeNothingIsWritten() {
    run(
        "at-rest",
        world -> {
          var road = new Crossroads(world);
          across(road);
          world.converge();
          int writes = world.theatre().points().writes();
          world.converge();
          assertThat(world.theatre().points().writes()).isEqualTo(writes);
        });
  }

  @Test
  void whatSomebodyChangesOfOursIsPutRightAndWhatIsTheirsStays() {
    run(
        "tampered",
        world -> {
          var road = new Crossroads(world);
          across(road);
          var admin = world.theatre().admin();
          var deployment =
              admin.apps().deployments().inNamespace(world.namespace()).withName(Samples.NAME);
          deployment.edit(
              d ->
                  d.edit()
                      .editMetadata()
                      .addToAnnotations("team.example/note", "theirs")
                      .endMetadata()
                      .editSpec()
                      .withProgressDeadlineSeconds(1)
                      .endSpec()
                      .build());
          world.wake(Samples.NAME);
          road.until(
              "put right", () -> deployment.get().getSpec().getProgressDeadlineSeconds() == 600);
          assertThat(deployment.get().getMetadata().getAnnotations())
              .containsEntry("team.example/note", "theirs");
        });
  }

  @Test
  void releasedPodsStayWithoutARestart() {
    run(
        "released",
        world -> {
          var road = new Crossroads(world);
          across(road);
          road.released();
        });
  }

  @Test
  void oneWithEverythingComesToRest() {
    run(
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
    run(
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

  @Test
  void onWhatIsNotOursNothingIsWritten() {
    run(
        "foreign",
        world -> {
          var road = new Crossroads(world);
          var theirs =
              new ServiceBuilder()
                  .withNewMetadata()
                  .withName(Samples.NAME)
                  .withNamespace(world.namespace())
                  .endMetadata()
                  .withNewSpec()
                  .addNewPort()
                  .withPort(80)
                  .endPort()
                  .endSpec()
                  .build();
          var made = world.theatre().admin().resource(theirs).create();
          road.place("Both", "");
          road.until(
              "told",
              () ->
                  world.status(Samples.NAME).conditions().stream()
                      .anyMatch(c -> c.reason().equals("ObjectExists")));
          assertThat(road.deployment()).isEmpty();
          assertThat(road.service(Samples.NAME)).isEqualTo(made);
        });
  }
}
