package kr.mambo.beanstalk.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.status.Kstatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees through kubectl. */
class KubectlTest {
  private static final Kubectl kubectl = ControlPlane.shared().kubectl();
  private static final String STATUS =
      """
      {"status": {
        "observedGeneration": 1, "lifecycle": "Ready", "environmentId": "e-abcdefghij", "url": "http://mambo",
        "health": {"color": "Green"}, "platform": {"version": "4.13.7"},
        "version": {"deployed": "mambo-py-0123456789ab"},
        "conditions": [
          {"type": "Ready", "status": "True", "reason": "Deployed", "message": "It runs.",
           "lastTransitionTime": "2026-01-01T00:00:00Z"},
          {"type": "InSync", "status": "False", "reason": "Drift", "message": "MinSize differs.",
           "lastTransitionTime": "2026-01-01T00:00:00Z"},
          {"type": "Healthy", "status": "Unknown", "reason": "NoData", "message": "No data.",
           "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
      """;

  @BeforeAll
  static void applyTheSample() {
    kubectl.apply(
        "-f", "src/operator/test/resources/corpus/valid/sample.yaml", "--namespace=kube-public");
    kubectl
        .run(
            "patch",
            "ebenv",
            "mambo-py",
            "--namespace=kube-public",
            "--subresource=status",
            "--type=merge",
            "--patch=" + STATUS)
        .orElseThrow();
  }

  @AfterAll
  static void deleteTheSample() {
    kubectl.run("delete", "ebenv", "mambo-py", "--namespace=kube-public").orElseThrow();
  }

  @Test
  void getShowsTheColumns() {
    var lines = lines("get", "ebenv", "--namespace=kube-public");

    assertThat(lines.getFirst().split(" +"))
        .containsExactly("NAME", "READY", "STATUS", "HEALTH", "VERSION", "URL", "AGE");
    assertThat(lines.get(1).split(" +"))
        .startsWith("mambo-py", "True", "Ready", "Green", "mambo-py-0123456789ab", "http://mambo");
  }

  @Test
  void wideShowsMore() {
    var lines = lines("get", "ebenvironments", "--namespace=kube-public", "--output=wide");

    assertThat(lines.getFirst()).matches("NAME .* AGE +ENV-ID +PLATFORM +REGION +REASON *");
    assertThat(lines.get(1))
        .matches("mambo-py .* e-abcdefghij +4.13.7 +ap-northeast-2 +Deployed *");
  }

  @Test
  void theCategoryFindsIt() {
    assertThat(lines("get", "beanstalk", "--namespace=kube-public", "--output=name"))
        .contains("ebenvironment.eb.mambo.kr/mambo-py");
  }

  @Test
  void waitEndsWhenItIsReady() {
    assertThat(
            lines(
                "wait",
                "--for=condition=Ready",
                "ebenv/mambo-py",
                "--namespace=kube-public",
                "--timeout=5s"))
        .containsExactly("ebenvironment.eb.mambo.kr/mambo-py condition met");
  }

  @Test
  void beforeAnOperatorHasSeenItNobodyTakesItForDone() {
    var least = MinimalEnvironment.named("unseen").manifest();
    kubectl.applyManifest(least, "--namespace=kube-public").orElseThrow();

    var resource =
        ControlPlane.shared()
            .client()
            .resources(EbEnvironment.class)
            .inNamespace("kube-public")
            .withName("unseen");
    assertThat(Kstatus.compute(1, false, requireNonNull(resource.get().getStatus())))
        .isEqualTo(Kstatus.InProgress);
    resource.delete();
  }

  @ParameterizedTest
  @CsvSource({
    "ebenv.spec.terminationGracePeriodSeconds, 'in seconds; 0-3600. Default: 30'",
    "ebenv.spec.containers.readinessProbe.httpGet.port, number from 1 to 65535",
    "ebenv.spec.deletionPolicy, 'Delete terminates the environment'",
    "ebenv.status.version.deployed, the label that Beanstalk reports",
    "ebacct.spec.namespaces.matchLabels, labels that a namespace must have",
  })
  void explainSaysWhatAFieldMeans(String field, String says) {
    var text = kubectl.run("explain", field).orElseThrow().replaceAll("\\s+", " ");

    assertThat(text).contains(says);
  }

  @Test
  void explainKnowsTheWholeTree() {
    var tree = kubectl.run("explain", "ebenv.spec", "--recursive").orElseThrow();

    assertThat(tree)
        .contains(
            "containers\t<[]Object> -required-", "hostPort\t<integer>", "secretKeyRef\t<Object>")
        .contains("enum: Delete, Retain", "durationMinutes\t<integer>", "items\t<[]Object>");
  }

  private static List<String> lines(String... arguments) {
    return kubectl.run(arguments).orElseThrow().lines().toList();
  }
}
