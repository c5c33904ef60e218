package kr.mambo.beanstalk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The words that programs may rely on stand in the docs as the code explains them. */
class ReferencePageTest {
  private static final Path PAGE = Path.of("docs/reference.md");
  private static final Pattern CONSTANT =
      Pattern.compile("/\\*\\*(?<said>.*?)\\*/\\s+(?<name>[A-Z]\\w+)[,;\\s]", Pattern.DOTALL);

  @Test
  void conditionsStandInTheDocs() throws IOException {
    new DocumentedTable(PAGE, "conditions")
        .assertUpToDate(
            table(
                "Condition",
                Path.of("src/operator/main/java/kr/mambo/beanstalk/api/ConditionType.java")));
  }

  @Test
  void reasonsStandInTheDocs() throws IOException {
    new DocumentedTable(PAGE, "reasons")
        .assertUpToDate(
            table(
                "Reason", Path.of("src/operator/main/java/kr/mambo/beanstalk/model/Reason.java")));
  }

  private static String table(String head, Path source) throws IOException {
    var text = Files.readString(source);
    var body = text.substring(text.indexOf("public enum"));
    var table = new StringBuilder("| %s | says |\n|---|---|\n".formatted(head));
    var found = CONSTANT.matcher(body);
    while (found.find()) {
      var said =
          found
              .group("said")
              .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
              .replaceAll("\\{@code ([^}]*)}", "`$1`")
              .strip();
      table.append("| `%s` | %s |\n".formatted(found.group("name"), said));
    }
    return table.toString();
  }
}
