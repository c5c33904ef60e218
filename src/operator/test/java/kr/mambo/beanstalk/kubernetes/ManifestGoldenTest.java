package kr.mambo.beanstalk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.Migration.Finding;
import kr.mambo.beanstalk.bundle.GoldenCase;
import kr.mambo.beanstalk.bundle.YamlWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case renders to exactly its golden files: all manifests while Beanstalk serves, those that
 * differ once the pods do, and what is in the way. {@code -Dgolden.update=true} writes them anew.
 */
class ManifestGoldenTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everyCaseRendersToItsGoldenFiles() throws IOException {
    return ManifestGoldenCases.listFolders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(String.valueOf(folder.getFileName()), () -> check(folder)));
  }

  @Test
  void nothingElseLiesAmongTheGoldenFiles() throws IOException {
    try (var all = Files.walk(ManifestGoldenCases.ROOT)) {
      var unknown =
          all.filter(Files::isRegularFile)
              .map(file -> ManifestGoldenCases.ROOT.relativize(file).toString().replace('\\', '/'))
              .filter(
                  path ->
                      !path.matches(
                          "[a-z-]+/(input.yaml|manifests.yaml|after-cutover.yaml|obstacles.txt)"));
      assertThat(unknown).isEmpty();
    }
  }

  private static void check(Path folder) throws IOException {
    var rendered = output(ManifestGoldenCases.read(folder));
    var expected = new TreeMap<String, String>();
    for (var file : List.of("manifests.yaml", "after-cutover.yaml", "obstacles.txt")) {
      var path = folder.resolve(file);
      if (Boolean.getBoolean("golden.update")) {
        Files.deleteIfExists(path);
        if (rendered.containsKey(file)) Files.writeString(path, rendered.get(file));
      }
      if (Files.exists(path)) expected.put(file, Files.readString(path));
    }
    assertThat(expected)
        .as("see what changed with `./mvnw test -Dtest=ManifestGoldenTest -Dgolden.update=true`")
        .isEqualTo(rendered);
  }

  private static Map<String, String> output(GoldenCase goldenCase) {
    var before = ManifestGoldenCases.beforeCutover(goldenCase).objects();
    var after = ManifestGoldenCases.afterCutover(goldenCase).objects();
    var migration =
        MigrationChecks.check(ManifestGoldenCases.renderWorkload(goldenCase), goldenCase.spec());
    var output = new TreeMap<String, String>();
    output.put("manifests.yaml", yaml(before));
    var changed = after.stream().filter(object -> !before.contains(object)).toList();
    if (!changed.isEmpty()) output.put("after-cutover.yaml", yaml(changed));
    output.put(
        "obstacles.txt",
        text("BLOCKER", migration.blockers()) + text("WARNING", migration.warnings()));
    return output;
  }

  private static String text(String kind, List<Finding> obstacles) {
    return obstacles.stream()
        .map(
            obstacle ->
                "%s %s\n%s\n%s\n\n"
                    .formatted(
                        kind,
                        obstacle.field(),
                        obstacle.what().indent(2).stripTrailing(),
                        obstacle.remedy().indent(4).stripTrailing()))
        .collect(Collectors.joining());
  }

  private static String yaml(List<HasMetadata> objects) {
    return objects.stream()
        .map(object -> JSON.convertValue(object, new TypeReference<Map<String, Object>>() {}))
        .map(YamlWriter::write)
        .collect(Collectors.joining("---\n"));
  }
}
