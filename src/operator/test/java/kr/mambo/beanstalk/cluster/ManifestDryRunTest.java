package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.mambo.beanstalk.kubernetes.AppliedHash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All manifests among the golden files against the real API server, which validates strictly and
 * warns of what is deprecated. Nothing is stored.
 */
class ManifestDryRunTest {
  private static final Path FOLDER = Path.of("src/operator/test/resources/golden/kubernetes");
  private static final Kubectl kubectl = ControlPlane.shared().kubectl();

  @BeforeAll
  static void theNamespacesOfTheCasesAreThere() throws IOException {
    for (var file : manifests().toList()) {
      Files.readString(file)
          .lines()
          .filter(line -> line.startsWith("  namespace: "))
          .map(line -> line.substring("  namespace: ".length()))
          .distinct()
          .forEach(
              namespace ->
                  kubectl
                      .applyManifest(
                          "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}"
                              .formatted(namespace),
                          "--server-side")
                      .orElseThrow());
    }
  }

  static Stream<Path> manifests() throws IOException {
    try (var all = Files.walk(FOLDER)) {
      return all
          .filter(file -> file.toString().matches(".*/(manifests|after-cutover).yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** What is read back otherwise than it was written would be written again and again. */
  @ParameterizedTest
  @MethodSource("manifests")
  void areAcceptedWithoutAWarningAndReadBackAsTheyWereWritten(Path file) throws IOException {
    var wanted =
        Stream.of(Files.readString(file).split("---\n", -1))
            .map(manifest -> AppliedHash.annotate((HasMetadata) resource(manifest)))
            .toList();

    var live =
        accepted(
            file.toString(),
            wanted.stream().map(Serialization::asYaml).collect(Collectors.joining("---\n")));

    assertThat(live).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.size(); i++)
      assertThat(AppliedHash.matches(wanted.get(i), live.get(i)))
          .as(Serialization.asYaml(live.get(i)))
          .isTrue();
  }

  private static KubernetesResource resource(String yaml) {
    return Serialization.unmarshal(yaml, KubernetesResource.class);
  }

  /** The remedy against a registry's certificates: what is to be applied for the nodes. */
  static Stream<Arguments> forNodes() throws IOException {
    try (var all = Files.walk(FOLDER)) {
      var found = new ArrayList<Arguments>();
      for (var file : all.filter(f -> f.endsWith("obstacles.txt")).sorted().toList()) {
        for (var obstacle : Files.readString(file).split("\n(?=BLOCKER|WARNING)", -1)) {
          int start = obstacle.indexOf("    apiVersion: v1\n    kind: ConfigMap");
          if (start < 0) continue;
          var manifests = obstacle.substring(start).stripTrailing().stripIndent();
          found.add(Arguments.of(FOLDER.relativize(file) + " " + found.size(), manifests));
        }
      }
      return found.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forNodes")
  void soIsWhatNodesAreToldToRun(String name, String manifests) {
    assertThat(manifests).contains("kind: ConfigMap", "kind: DaemonSet", "hosts.toml");
    assertThat(accepted(name, manifests)).hasSize(2);
  }

  /** What the API server makes of them. */
  private static List<HasMetadata> accepted(String name, String manifests) {
    var answer =
        kubectl.applyManifest(
            manifests,
            "--server-side",
            "--dry-run=server",
            "--validate=strict",
            "--warnings-as-errors",
            "--output=yaml");

    assertThat(answer.stderr()).as(name).isEmpty();
    assertThat(answer.exit()).as(name).isZero();
    var made = resource(answer.stdout());
    return made instanceof KubernetesList list ? list.getItems() : List.of((HasMetadata) made);
  }
}
