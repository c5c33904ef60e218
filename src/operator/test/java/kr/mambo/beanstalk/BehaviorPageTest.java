package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on behavior says which tests show it: these are there. */
class BehaviorPageTest {
  private static final Path PAGE = Path.of("docs/behavior.md");
  private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\| .*$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\[(\\w+)]\\(([^)]+[.]java)\\)");

  @Test
  void everyRowNamesTestsThatExist() throws IOException {
    var rows = rows();

    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(LINK.matcher(row).results()).as(row).isNotEmpty());
    for (var row : rows) {
      LINK.matcher(row)
          .results()
          .forEach(
              link -> {
                var file = PAGE.resolveSibling(link.group(2)).normalize();
                assertThat(file).exists();
                assertThat(file.getFileName()).hasToString(link.group(1) + ".java");
                assertThat(text(file)).containsAnyOf("@Test", "@ParameterizedTest", "@Property");
              });
    }
  }

  @Test
  void rowsAreNumberedInOrder() throws IOException {
    var numbers =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> Integer.valueOf(row.group(1)))
            .toList();

    for (int i = 0; i < numbers.size(); i++) assertThat(numbers.get(i)).isEqualTo(i + 1);
  }

  private static List<String> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group()).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
