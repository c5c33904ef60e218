package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Over a sealed type, javac asks for every case as long as there is no {@code default}: a new
 * decision cannot be forgotten anywhere.
 */
class SwitchesTest {
  private static final Pattern BLOCK = Pattern.compile("\\bswitch \\(");
  private static final Pattern LABEL = Pattern.compile("(?m)^\\s*case ([\\w.]+)(?:\\(| \\w)");
  private static final Pattern DEFAULT =
      Pattern.compile("(?m)^\\s*(default\\s*->|case null, default)");

  @Test
  void noSwitchOverASealedTypeHasADefault() throws IOException {
    var sealed = sealed();
    assertThat(sealed).contains("Decision.Wait", "Wait", "Failure.Throttled", "Outcome.Idle");
    var broken = new ArrayList<String>();
    try (var files = Files.walk(Path.of("src/operator/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        for (var block : blocks(Files.readString(file))) {
          boolean over = LABEL.matcher(block).results().anyMatch(m -> sealed.contains(m.group(1)));
          if (over && DEFAULT.matcher(block).find())
            broken.add(file + ": " + block.lines().findFirst());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void aDefaultBesideACaseOfASealedTypeIsFound() {
    var block =
        blocks(
            "return switch (x) {\n case Decision.Wait d -> { switch (y) { default -> {} } }\n default -> 1;\n};");

    assertThat(block).hasSize(2);
    assertThat(DEFAULT.matcher(block.getFirst()).find()).isTrue();
    assertThat(LABEL.matcher(block.getFirst()).find()).isTrue();
  }

  /** The names by which cases may call members of our sealed types. */
  private static Set<String> sealed() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("kr.mambo.beanstalk")
            .stream()
            .map(found -> found.reflect())
            .filter(Class::isSealed)
            .flatMap(SwitchesTest::members)
            .collect(Collectors.toSet());
  }

  private static Stream<String> members(Class<?> type) {
    return Arrays.stream(type.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .flatMap(name -> Stream.of(name, type.getSimpleName() + "." + name));
  }

  /** What stands between the braces of each switch, without the blocks inside of it. */
  private static List<String> blocks(String source) {
    var found = new ArrayList<String>();
    BLOCK.matcher(source).results().forEach(m -> found.add(block(source, m.end())));
    return found;
  }

  private static String block(String source, int from) {
    var own = new StringBuilder();
    int depth = 0;
    for (int at = source.indexOf('{', from); at < source.length(); at++) {
      char each = source.charAt(at);
      if (each == '{') depth++;
      if (each == '}') depth--;
      if (depth == 0) break;
      if (depth == 1) own.append(each);
    }
    return own.toString();
  }
}
