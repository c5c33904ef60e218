package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files stay small enough to be read in one go. */
class FileSizeTest {
  private static final int MAX_LINES = 300;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/operator/main/java",
        "src/operator/test/java",
        "src/emulator/main/java",
        "src/emulator/test/java"
      })
  void noFileHasMoreThanThreeHundredLines(Path folder) throws IOException {
    var lines = countLines(folder);
    System.out.printf("%s: %d files, median %d lines%n", folder, lines.size(), median(lines));

    assertThat(lines).isNotEmpty();
    lines.values().removeIf(count -> count <= MAX_LINES);
    assertThat(lines).as("files of more than %d lines", MAX_LINES).isEmpty();
  }

  private static int median(Map<Path, Integer> lines) {
    return lines.values().stream().sorted().skip(lines.size() / 2).findFirst().orElse(0);
  }

  private static Map<Path, Integer> countLines(Path folder) throws IOException {
    var lines = new TreeMap<Path, Integer>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        lines.put(file, Files.readAllLines(file).size());
      }
    }
    return lines;
  }
}
