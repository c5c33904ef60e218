package kr.mambo.beanstalk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.KubernetesSpec;
import kr.mambo.beanstalk.workload.Inputs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesManifestsTest {
  @ParameterizedTest
  @CsvSource({
    "'{policy: AllAtOnce}',0,100%",
    "'{policy: Rolling, batchSize: 2}',0,2",
    "'{policy: Rolling}',0,100%",
    "'{policy: RollingWithAdditionalBatch, batchSize: 30%}',30%,0",
    "'{}',100%,0",
    "'{policy: Immutable}',100%,0",
    "'{policy: TrafficSplitting}',100%,0"
  })
  void deploymentPoliciesAreRollingUpdates(String deployment, String more, String fewer) {
    var update = strategy(SpecFixtures.LOAD_BALANCED + "deployment: " + deployment);
    assertThat(update).isEqualTo(List.of(more, fewer));
  }

  @Test
  void aSingleInstanceIsReplacedAtOnce() {
    assertThat(strategy(SpecFixtures.SINGLE_INSTANCE)).isEqualTo(List.of("0", "100%"));
  }

  @Test
  void theNumberOfPodsIsTheAutoscalersWhereThereIsOne() {
    var fixed = objects(SpecFixtures.LOAD_BALANCED + "scaling: {min: 3, max: 5}");
    assertThat(find(fixed, Deployment.class).orElseThrow().getSpec().getReplicas()).isEqualTo(3);
    assertThat(find(fixed, HorizontalPodAutoscaler.class)).isEmpty();

    var scaled =
        objects(SpecFixtures.LOAD_BALANCED + "scaling: {min: 0, targetCPUUtilization: 50}");
    assertThat(find(scaled, Deployment.class).orElseThrow().getSpec().getReplicas()).isNull();
    var autoscaler = find(scaled, HorizontalPodAutoscaler.class).orElseThrow().getSpec();
    assertThat(autoscaler.getMinReplicas()).isEqualTo(1);
    assertThat(autoscaler.getMaxReplicas()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,false", "2,true"})
  void aDisruptionBudgetNeedsASecondPod(int min, boolean there) {
    var objects = objects(SpecFixtures.LOAD_BALANCED + "scaling: {min: %d}".formatted(min));
    assertThat(find(objects, PodDisruptionBudget.class).isPresent()).isEqualTo(there);
  }

  @Test
  void theSwitchIsOneWriteOfOneFieldOfTheService() {
    var before = services(new ServiceTarget.Beanstalk("mambo.elasticbeanstalk.com"));
    var after = services(new ServiceTarget.Pods("cluster.test"));
    assertThat(after.getFirst()).isEqualTo(before.getFirst());
    var back = after.getLast();
    assertThat(back.getSpec().getExternalName())
        .isEqualTo("mambo-py-pods.default.svc.cluster.test");
    back.getSpec().setExternalName("mambo.elasticbeanstalk.com");
    assertThat(back).isEqualTo(before.getLast());
  }

  @Test
  void thereIsNoAliasOfAnEnvironmentWithoutAName() {
    assertThat(services(new ServiceTarget.Beanstalk(null)))
        .extracting(service -> service.getMetadata().getName())
        .containsExactly("mambo-py-pods");
  }

  @Test
  void podsHaveNoLabelThatGoesWithTheOperator() {
    var managed =
        render(SpecFixtures.LOAD_BALANCED, new ServiceTarget.Pods("cluster.local"), "eb-operator");
    var released =
        render(SpecFixtures.LOAD_BALANCED, new ServiceTarget.Pods("cluster.local"), null);
    assertThat(template(managed)).isEqualTo(template(released));
    assertThat(managed.objects().getFirst().getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "eb-operator");
    assertThat(released.objects().getFirst().getMetadata().getLabels())
        .doesNotContainKey("app.kubernetes.io/managed-by");
  }

  @Test
  void aNamedServiceAccountIsThePodsOwn() {
    var objects = objects(SpecFixtures.SINGLE_INSTANCE + "kubernetes: {serviceAccountName: team}");
    var account = find(objects, ServiceAccount.class).orElseThrow();
    assertThat(account.getMetadata().getName()).isEqualTo("team");
    assertThat(account.getAutomountServiceAccountToken()).isFalse();
  }

  @Test
  void folderOfLogsTakesANameThatIsFree() {
    var pod =
        find(
                objects(
                    """
                    loadBalancer: {type: None}
                    containers:
                    - {name: app, image: "mambo/py:1", logs: {mountPath: /log}}
                    - {name: %s, image: "mambo/py:1", logs: {mountPath: /log}}
                    volumes: [{name: logs-app, emptyDir: {}}, {name: logs-0, emptyDir: {}}]
                    """
                        .formatted("a".repeat(63))),
                Deployment.class)
            .orElseThrow()
            .getSpec()
            .getTemplate()
            .getSpec();
    assertThat(pod.getVolumes())
        .extracting(volume -> volume.getName())
        .containsExactly("logs-app", "logs-0", "logs-1", "logs-2");
  }

  @Test
  void loginsAreInTheManifestAndInNoText() throws IOException {
    var rendered =
        ManifestGoldenCases.beforeCutover(
            ManifestGoldenCases.read(ManifestGoldenCases.ROOT.resolve("sample")));
    var secret = Objects.requireNonNull(rendered.imagePullSecret());
    assertThat(secret.dockerConfig().text().orElseThrow())
        .isEqualTo("{\"auths\":{\"registry.mambo.kr:5000\":{\"auth\":\"bWFtYm86Z3Vlc3MgbWU=\"}}}");
    assertThat(secret.toSecret().getData()).containsOnlyKeys(".dockerconfigjson");
    assertThat(rendered.toString())
        .contains("mambo-py-registries")
        .doesNotContain("bWFtYm86", "guess me", "PRIVATE KEY");
  }

  private static List<String> strategy(String yaml) {
    var update =
        find(objects(yaml), Deployment.class)
            .orElseThrow()
            .getSpec()
            .getStrategy()
            .getRollingUpdate();
    return List.of(
        update.getMaxSurge().getValue().toString(),
        update.getMaxUnavailable().getValue().toString());
  }

  private static Map<String, Object> template(KubernetesManifests rendered) {
    var template = find(rendered.objects(), Deployment.class).orElseThrow().getSpec().getTemplate();
    return Map.of("metadata", template.getMetadata(), "spec", template.getSpec());
  }

  private static List<Service> services(ServiceTarget serviceTarget) {
    return render(SpecFixtures.LOAD_BALANCED, serviceTarget, null).objects().stream()
        .filter(Service.class::isInstance)
        .map(Service.class::cast)
        .toList();
  }

  private static List<HasMetadata> objects(String yaml) {
    return render(yaml, new ServiceTarget.Pods("cluster.local"), null).objects();
  }

  private static KubernetesManifests render(
      String yaml, ServiceTarget serviceTarget, @Nullable String managedBy) {
    var spec = SpecFixtures.parse(yaml);
    var kubernetesSpec = spec.kubernetes() == null ? KubernetesSpec.DEFAULTS : spec.kubernetes();
    return KubernetesManifests.render(
        SpecFixtures.renderWorkload(spec, Inputs.NONE),
        spec,
        kubernetesSpec,
        new RenderingContext(serviceTarget, null, managedBy));
  }

  private static <T extends HasMetadata> Optional<T> find(
      List<HasMetadata> objects, Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
