package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A word of the glossary names classes that there are. */
class GlossaryPageTest {
  private static final Path PAGE = Path.of("docs/design/glossary.md");
  private static final Path SOURCES = Path.of("src/operator/main/java");

  @ParameterizedTest
  @ValueSource(strings = {"beanstalk", "pass", "ownership", "replacement", "kubernetes"})
  void everyClassOfTheTableExists(String table) throws IOException {
    var sources = sourcesByClass();
    for (var row : MarkdownTable.rows(PAGE, table)) {
      var classes = MarkdownTable.codeWords(row.getLast());
      assertThat(classes).as("the classes of '%s'", row.getFirst()).isNotEmpty();
      for (var name : classes)
        assertThat(exists(name, sources)).as("class %s of '%s'", name, row.getFirst()).isTrue();
    }
  }

  private static boolean exists(String name, Map<String, Path> sources) throws IOException {
    var parts = name.split("\\.", 2);
    var source = sources.get(parts[0]);
    if (source == null) return false;
    var member = parts[parts.length - 1];
    return Pattern.compile("\\b(class|record|interface|enum) " + Pattern.quote(member) + "\\b")
        .matcher(Files.readString(source))
        .find();
  }

  private static Map<String, Path> sourcesByClass() throws IOException {
    var sources = new TreeMap<String, Path>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList())
        sources.put(String.valueOf(file.getFileName()).replace(".java", ""), file);
    }
    return sources;
  }
}
