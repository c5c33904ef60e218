package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A table that a person writes between two comments that name it, as a test reads it. */
final class MarkdownTable {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private MarkdownTable() {}

  /** The cells of every row below the head. */
  static List<List<String>> rows(Path page, String name) throws IOException {
    var text = Files.readString(page);
    int begin = text.indexOf("<!-- " + name + " -->");
    int end = text.indexOf("<!-- end of " + name + " -->");
    assertThat(begin).as("%s has the table %s", page, name).isBetween(0, end);
    return text.substring(begin, end)
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(MarkdownTable::cells)
        .toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  /** What stands in backticks. */
  static List<String> codeWords(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }
}
