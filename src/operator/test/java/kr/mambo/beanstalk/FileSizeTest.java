package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files stay small enough to be read in one go. */
class FileSizeTest {
  private static final Path MAIN = Path.of("src/operator/main/java");
  private static final Path TEST = Path.of("src/operator/test/java");

  @Test
  void noFileHasMoreThanThreeHundredLines() throws IOException {
    var tooLong = new TreeMap<>(lines(MAIN));
    tooLong.putAll(lines(TEST));
    tooLong.values().removeIf(lines -> lines <= 300);

    assertThat(tooLong).isEmpty();
  }

  @Test
  void halfOfTheFilesHaveAtMostSixtyLines() throws IOException {
    var sorted = lines(MAIN).values().stream().sorted().toList();

    assertThat(sorted).hasSizeGreaterThan(100);
    assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(60);
  }

  private static Map<Path, Integer> lines(Path folder) throws IOException {
    var lines = new TreeMap<Path, Integer>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        lines.put(file, Files.readAllLines(file).size());
      }
    }
    return lines;
  }
}
