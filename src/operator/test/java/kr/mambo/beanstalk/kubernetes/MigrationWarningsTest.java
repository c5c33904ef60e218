package kr.mambo.beanstalk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.Migration.Finding;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would run, and be different around it. */
class MigrationWarningsTest {
  @Test
  void logFilesAndEmptyDirs() {
    var warnings =
        warnings(
            """
            loadBalancer: {type: None}
            containers:
            - name: app
              image: mambo/py:1
              logs: {mountPath: /var/log/app}
              volumeMounts: [{name: cache, mountPath: /cache}]
            volumes: [{name: cache, emptyDir: {}}]
            """);
    assertThat(warnings)
        .contains("spec.containers[app].logs.mountPath", "spec.volumes[cache].emptyDir");
  }

  @ParameterizedTest
  @CsvSource({"1000,256,true", "1000,292,false", "0,256,false"})
  void filesThatTheContainersUserCannotRead(int user, int mode, boolean warned) {
    var spec =
        SpecFixtures.parse(
            """
            loadBalancer: {type: None}
            containers:
            - name: app
              image: mambo/py:1
              securityContext: {runAsUser: %d}
              volumeMounts: [{name: keys, mountPath: /keys}]
            volumes: [{name: keys, configMap: {name: keys, defaultMode: %d}}]
            """
                .formatted(user, mode));
    var files = Map.of("keys", Map.of("public", Content.utf8("key")));
    var workload = SpecFixtures.renderWorkload(spec, new Inputs(files, Map.of(), Map.of()));

    assertThat(MigrationChecksTest.fields(MigrationChecks.check(workload, spec).warnings()))
        .filteredOn(field -> field.equals("spec.containers[app].volumeMounts[/keys]"))
        .hasSize(warned ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/py:1,true",
    "public.ecr.aws/mambo/py:1,false",
    "mambo/py:1,false"
  })
  void imagesThatTheInstanceRolePulled(String image, boolean warned) {
    var found =
        warnings(
            SpecFixtures.SINGLE_INSTANCE.replace(
                "mambo/py:1", image + "@sha256:" + "0".repeat(64)));
    assertThat(found.contains("spec.containers[app].image")).isEqualTo(warned);
  }

  @Test
  void imagesThatMayBeOthersOnEitherSide() {
    assertThat(warnings(SpecFixtures.SINGLE_INSTANCE)).contains("spec.containers[app].image");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80|{runAsUser: 101}|true",
        "80|{runAsUser: 101, capabilities: {add: [NET_BIND_SERVICE]}}|true",
        "80|{capabilities: {drop: [ALL]}}|true",
        "80|{capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}|false",
        "80|{runAsUser: 0}|false",
        "80|{}|false",
        "8080|{runAsUser: 101}|false"
      })
  void portsThatOnlyRootMayListenOn(int port, String security, boolean warned) {
    var found =
        warnings(
            """
            loadBalancer: {type: None}
            containers:
            - {name: app, image: "mambo/py:1", ports: [{containerPort: %d, hostPort: 80}], securityContext: %s}
            """
                .formatted(port, security));
    assertThat(found.contains("spec.containers[app].ports[%d/TCP]".formatted(port)))
        .isEqualTo(warned);
  }

  @Test
  void rolesMetadataAndNames() {
    var found =
        warnings(
            SpecFixtures.SINGLE_INSTANCE.replace(
                    "ports:", "args: [\"http://169.254.169.254/latest\"], ports:")
                + "cnamePrefix: mambo-py\n");
    assertThat(found)
        .containsExactlyInAnyOrder(
            "spec.instanceProfile",
            "spec.containers[app]",
            "spec.containers[app].image",
            "spec.cnamePrefix",
            "spec.loadBalancer.type");
  }

  @Test
  void portsWithoutAListener() {
    var found =
        warnings(
            SpecFixtures.LOAD_BALANCED.replace(
                "hostPort: 80}]", "hostPort: 80}, {containerPort: 9100, hostPort: 9100}]"));
    assertThat(found).contains("spec.containers[app].ports[9100/TCP].hostPort");
    assertThat(found).doesNotContain("spec.containers[app].ports[80/TCP].hostPort");
  }

  @Test
  void scalingWithoutWhatKubernetesScalesBy() {
    assertThat(warnings(SpecFixtures.LOAD_BALANCED)).contains("spec.scaling.targetCPUUtilization");
    assertThat(warnings(SpecFixtures.LOAD_BALANCED + "scaling: {min: 2, max: 2}"))
        .doesNotContain("spec.scaling.targetCPUUtilization");
    assertThat(warnings(SpecFixtures.LOAD_BALANCED + "scaling: {min: 0, targetCPUUtilization: 50}"))
        .contains("spec.scaling.min", "spec.containers[app].resources.requests.cpu");
    var measured = SpecFixtures.LOAD_BALANCED + "  resources: {requests: {cpu: 100m}}\n";
    assertThat(warnings(measured + "scaling: {targetCPUUtilization: 50}"))
        .noneMatch(field -> field.contains("requests") || field.contains("scaling"));
  }

  @Test
  void trafficSplittingAndNoEntranceFromOutside() {
    assertThat(warnings(SpecFixtures.LOAD_BALANCED + "deployment: {policy: TrafficSplitting}"))
        .contains("spec.deployment.policy", "spec.kubernetes.ingress");
    assertThat(warnings(SpecFixtures.LOAD_BALANCED + "kubernetes: {ingress: {host: py.mambo.kr}}"))
        .doesNotContain("spec.deployment.policy", "spec.kubernetes.ingress");
  }

  @Test
  void everyOneSaysWhatToDo() {
    assertThat(SpecFixtures.checkMigration(SpecFixtures.LOAD_BALANCED).warnings())
        .extracting(Finding::remedy)
        .allMatch(remedy -> remedy.endsWith(".") && remedy.length() > 20);
  }

  private static List<String> warnings(String yaml) {
    return MigrationChecksTest.fields(SpecFixtures.checkMigration(yaml).warnings());
  }
}
