package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case renders to exactly its golden files: one more or one less fails. {@code
 * -Dgolden.update=true} writes them anew.
 */
class BundleGoldenTest {
  @TestFactory
  Stream<DynamicTest> everyCaseRendersToItsGoldenFiles() throws IOException {
    return GoldenFiles.listCases().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(String.valueOf(folder.getFileName()), () -> check(folder)));
  }

  @Test
  void nothingElseLiesAmongTheGoldenFiles() throws IOException {
    try (var all = Files.walk(GoldenFiles.ROOT)) {
      var unknown =
          all.filter(Files::isRegularFile)
              .map(file -> GoldenFiles.ROOT.relativize(file).toString().replace('\\', '/'))
              .filter(path -> !path.matches("revisions.txt|[a-z-]+/(input.yaml|expected/.+)"));
      assertThat(unknown).isEmpty();
    }
  }

  private static void check(Path folder) throws IOException {
    var rendered = GoldenRendering.render(GoldenCase.read(folder));
    if (Boolean.getBoolean("golden.update")) GoldenFiles.write(folder, rendered);
    assertThat(GoldenFiles.expected(folder))
        .as(
            "see what changed with `./mvnw test -Dtest=BundleGoldenTest -Dgolden.update=true` and git diff")
        .isEqualTo(rendered);
  }
}
