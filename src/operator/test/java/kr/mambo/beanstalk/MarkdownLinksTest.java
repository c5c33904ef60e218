package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows a link of a page arrives. Whether a page says what is so, no test can tell. */
class MarkdownLinksTest {
  private static final Path REPOSITORY = Path.of("");
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");
  private static final Pattern LINK = Pattern.compile("]\\(<?([^)\\s>]+)");
  private static final Pattern REFERENCE = Pattern.compile("(?m)^\\[[^]]+]:\\s*(\\S+)");

  /** Other sites, the page itself, and pages of the site that hosts the repository. */
  private static final Pattern NO_FILE =
      Pattern.compile(
          "^([a-zA-Z][a-zA-Z0-9+.-]*:|//|#|([.][.]/)+(security|issues|discussions)/).*");

  /** Where the host shows a page at another address, its links lead by way of the newest commit. */
  private static final Pattern NEWEST_COMMIT = Pattern.compile("^(?:[.][.]/)+blob/HEAD/(.+)");

  @ParameterizedTest
  @MethodSource("pages")
  void everyRelativeLinkLeadsToAFile(Path page) throws IOException {
    var dead =
        relativeLinks(Files.readString(page)).stream()
            .filter(link -> !Files.exists(target(page, link)))
            .toList();

    assertThat(dead).as("dead links of " + page).isEmpty();
  }

  @Test
  void linksAreFoundAndCodeIsNone() {
    var text =
        """
        See [the page](docs/a.md#part), [AWS](https://aws.amazon.com) and [above](#top).
        Not `[this](code.md)`.
        ```
        [nor](this.md)
        ```
        [name]: other%20page.md
        """;

    assertThat(relativeLinks(text)).containsExactly("docs/a.md", "other page.md");
  }

  static List<Path> pages() throws IOException {
    try (var files = Files.walk(REPOSITORY)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !isForeign(file))
          .sorted()
          .toList();
    }
  }

  private static boolean isForeign(Path path) {
    for (var name : path) {
      if (NOT_OURS.contains(name.toString())) return true;
    }
    return false;
  }

  private static Path target(Path page, String link) {
    var newest = NEWEST_COMMIT.matcher(link);
    return newest.matches()
        ? REPOSITORY.resolve(newest.group(1))
        : page.resolveSibling(link).normalize();
  }

  private static List<String> relativeLinks(String markdown) {
    var prose = CODE.matcher(markdown).replaceAll("");
    var links = new ArrayList<String>();
    LINK.matcher(prose).results().forEach(link -> links.add(link.group(1)));
    REFERENCE.matcher(prose).results().forEach(link -> links.add(link.group(1)));
    return links.stream()
        .filter(link -> !NO_FILE.matcher(link).matches())
        .map(link -> link.replaceFirst("#.*", ""))
        .map(link -> URLDecoder.decode(link, StandardCharsets.UTF_8))
        .toList();
  }
}
