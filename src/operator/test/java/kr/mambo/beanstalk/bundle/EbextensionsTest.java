package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class EbextensionsTest {
  @TestFactory
  Stream<DynamicTest> everySecretIsFetchedFromWhereItIsPut() throws IOException {
    return GoldenFiles.listCases().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    String.valueOf(folder.getFileName()), () -> check(GoldenCase.read(folder))));
  }

  private static void check(GoldenCase goldenCase) throws IOException {
    var workload = ComposeProject.renderWorkload(goldenCase);
    if (workload.isEmpty()
        || !(BundleRenderer.render(workload.get(), goldenCase.target())
            instanceof BundleRendering.Rendered(var bundle))) return;
    var put = new TreeSet<String>();
    for (var artifact : bundle.artifacts()) {
      if (artifact.secret() && !artifact.key().endsWith("/.dockercfg")) put.add(artifact.key());
    }
    var fetched = new TreeSet<String>();
    for (var file : bundle.files()) {
      if (!file.path().equals(Ebextensions.PATH)) continue;
      var text = file.content().text().orElseThrow();
      assertThat(text).doesNotContain("\t", "option_settings");
      fetched.addAll(sources(new YAMLMapper().readTree(text), goldenCase.target()));
    }
    assertThat(fetched).isEqualTo(put);
  }

  private static Set<String> sources(JsonNode document, BundleTarget target) {
    var authentications =
        document
            .path("Resources")
            .path("AWSEBAutoScalingGroup")
            .path("Metadata")
            .path("AWS::CloudFormation::Authentication");
    var host = "https://%s.s3.%s.amazonaws.com".formatted(target.bucket(), target.region());
    var keys = new TreeSet<String>();
    for (var entry : document.path("files")) {
      var used = authentications.path(entry.path("authentication").asText());
      assertThat(used.path("type").asText()).isEqualTo("S3");
      assertThat(used.path("roleName").asText()).isEqualTo(target.instanceRole());
      assertThat(used.path("buckets").path(0).asText()).isEqualTo(target.bucket());
      assertThat(entry.path("mode").asText()).matches("000[0-7]{3}");
      assertThat(entry.path("owner").asText()).isEqualTo("root");
      var source = entry.path("source").asText();
      assertThat(source).startsWith(host);
      keys.add(source.substring(source.indexOf('/', "https://".length()) + 1));
    }
    return keys;
  }

  @Test
  void theCommandsCloseTheFoldersAndRemoveCopies(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(
        ProcessResult.isAvailable("bash", "--version"), "Skipped: there is no bash on the PATH.");
    var goldenCase = GoldenCase.read(GoldenFiles.ROOT.resolve("secret-volumes"));
    var workload = ComposeProject.renderWorkload(goldenCase).orElseThrow();
    var digests = BundleRenderer.digests(workload, goldenCase.target());
    var layout = new BundleLayout(goldenCase.target(), digests.label());
    var files = FetchedFiles.list(workload, layout);
    for (var file : files) {
      var path = folder.resolve(file.path().substring(1));
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, "new");
      Files.writeString(path.resolveSibling(path.getFileName() + ".bak"), "old");
    }
    for (var file : files) Files.writeString(folder.resolve(file.path().substring(1)), "new");
    var text = Ebextensions.render(files, goldenCase.target(), layout);
    for (var command : new YAMLMapper().readTree(text).path("commands")) {
      var moved = command.path("command").asText().replace("/opt/", folder + "/opt/");
      var result = ProcessResult.run(folder, Map.of(), List.of("bash", "-c", moved));
      assertThat(result.exitCode()).as(result.errors()).isZero();
    }
    var root = folder.resolve("opt/eb-env");
    assertThat(mode(root)).isEqualTo("rwx------");
    assertThat(mode(root.resolve(digests.label()))).isEqualTo("rwx------");
    assertThat(mode(root.resolve(digests.label()).resolve("keys/ssh"))).isEqualTo("rwxr-xr-x");
    try (var left = Files.walk(root)) {
      assertThat(left.filter(Files::isRegularFile).map(p -> "/" + folder.relativize(p)))
          .containsExactlyInAnyOrderElementsOf(files.stream().map(FetchedFile::path).toList());
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
