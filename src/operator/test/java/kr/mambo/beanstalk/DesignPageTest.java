package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The map of the house shows the rooms that there are, and the rule that is enforced. */
class DesignPageTest {
  private static final Path PAGE = Path.of("docs/design/README.md");
  private static final Path OPERATOR = Path.of("src/operator/main/java/kr/mambo/beanstalk");
  private static final Path EMULATOR =
      Path.of("src/emulator/main/java/kr/mambo/beanstalk/emulator");

  @Test
  void theTableOfRoomsIsTheOneThatIsEnforced() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (var row : MarkdownTable.rows(PAGE, "rooms"))
      documented.put(
          MarkdownTable.codeWords(row.getFirst()).getFirst(),
          Set.copyOf(MarkdownTable.codeWords(row.getLast())));
    assertThat(documented)
        .as("the table of rooms in %s and ArchitectureTest.MAY_IMPORT", PAGE)
        .isEqualTo(ArchitectureTest.MAY_IMPORT);
  }

  @Test
  void everyRoomOfTheOperatorIsOnThePage() throws IOException {
    assertThat(documentedRooms("rooms")).containsAll(topLevelPackages(OPERATOR));
  }

  @Test
  void theRoomsOfPlanAreThoseOnThePage() throws IOException {
    assertThat(documentedRooms("rooms of plan"))
        .as("the packages of plan")
        .isEqualTo(packages(OPERATOR.resolve("plan")));
  }

  @Test
  void theRoomsOfTheEmulatorAreThoseOnThePage() throws IOException {
    assertThat(documentedRooms("rooms of the emulator"))
        .as("the packages of the emulator")
        .isEqualTo(packages(EMULATOR));
  }

  private static Set<String> documentedRooms(String table) throws IOException {
    var rooms = new TreeSet<String>();
    for (var row : MarkdownTable.rows(PAGE, table))
      rooms.addAll(MarkdownTable.codeWords(row.getFirst()));
    return rooms;
  }

  private static Set<String> topLevelPackages(Path root) throws IOException {
    var top = new TreeSet<String>();
    for (var name : packages(root)) top.add(name.split("\\.", 2)[0]);
    return top;
  }

  /** By their names below the folder; the folder itself is none. */
  private static Set<String> packages(Path root) throws IOException {
    var names = new TreeSet<String>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(f -> f.endsWith("package-info.java")).toList())
        names.add(root.relativize(file.resolveSibling("")).toString().replace('/', '.'));
    }
    names.remove("");
    return names;
  }
}
