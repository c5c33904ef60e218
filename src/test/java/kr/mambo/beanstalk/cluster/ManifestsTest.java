package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All manifests among the golden files against the real API server, which validates strictly and
 * warns of what is deprecated. Nothing is stored.
 */
class ManifestsTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/kubernetes");
  private static final Kubectl kubectl = ControlPlane.up().kubectl();

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

  @ParameterizedTest
  @MethodSource("manifests")
  void areAcceptedWithoutAWarning(Path file) {
    var answer =
        kubectl.run(
            "apply",
            "--server-side",
            "--dry-run=server",
            "--validate=strict",
            "--warnings-as-errors",
            "--filename=" + file);

    assertThat(answer.stderr()).as(file.toString()).isEmpty();
    assertThat(answer.exit()).as(file.toString()).isZero();
  }
}
