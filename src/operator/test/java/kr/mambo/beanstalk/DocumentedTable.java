package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of the docs that a test makes: it stands between two comments that name it. */
public final class DocumentedTable {
  private final Path page;
  private final String name;

  public DocumentedTable(Path page, String name) {
    this.page = page;
    this.name = name;
  }

  /** Fails where the page says something else; with {@code -Ddocs.update=true} writes it. */
  public void assertUpToDate(String table) throws IOException {
    var begin = "<!-- " + name + " -->\n";
    var text = Files.readString(page);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end of " + name + " -->");
    assertThat(to).as("the page has the marks of " + name).isGreaterThanOrEqualTo(from);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, text.substring(0, from) + table + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to))
        .as("stale: run ./mvnw test -Ddocs.update=true and commit docs/")
        .isEqualTo(table);
  }
}
