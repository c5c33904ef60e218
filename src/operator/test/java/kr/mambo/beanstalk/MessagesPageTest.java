package kr.mambo.beanstalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.MessageCatalog.Message;
import org.junit.jupiter.api.Test;

/** All messages of conditions and events as one list, for whoever reads them as a user does. */
class MessagesPageTest {
  private static final Path PAGE = Path.of("docs/messages.md");

  /** Words that hide who did what. */
  private static final List<String> BANNED =
      List.of(
          "anew",
          "somebody",
          "its user",
          "is no more",
          "may not be read",
          "going on",
          "takes the place",
          "is watched on",
          "mended",
          "way back",
          "is told",
          "ask for fewer calls",
          "is made");

  /** What tells a person what to do: an imperative, or the field to change. */
  private static final Pattern REMEDY =
      Pattern.compile(
          "\\b([Ss]et|[Rr]emove|[Cc]hange|[Cc]reate|[Dd]elete|[Gg]rant|[Cc]hoose|[Aa]dd|[Rr]aise|[Ll]ower"
              + "|[Ss]ee|[Aa]nnotate|[Uu]se|[Aa]llow|[Rr]ename|[Ff]ix|[Cc]heck|[Rr]equest|[Dd]ecouple"
              + "|[Ww]rite|[Cc]lear|[Rr]etry|[Tt]erminate|[Rr]eplace|[Rr]etag|[Rr]eference)\\b|spec[.]");

  @Test
  void thePageListsEveryMessage() throws IOException {
    var table =
        MessageCatalog.read().stream()
            .map(message -> "| `%s` | %s |%n".formatted(message.reason(), escape(message.text())))
            .distinct()
            .collect(Collectors.joining());
    new DocumentedTable(PAGE, "messages")
        .assertUpToDate("| reason | message |\n|---|---|\n" + table);
  }

  @Test
  void noMessageHasAWordThatHidesWhoDidWhat() throws IOException {
    assertThat(MessageCatalog.read())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            message ->
                assertThat(BANNED)
                    .noneMatch(word -> message.text().toLowerCase(Locale.ROOT).contains(word)));
  }

  @Test
  void whatWaitsForAPersonSaysWhatToDo() throws IOException {
    var withoutRemedy =
        MessageCatalog.read().stream()
            .filter(Message::isRefusal)
            .filter(message -> !message.text().endsWith("…"))
            .filter(message -> !REMEDY.matcher(message.text()).find())
            .toList();
    assertThat(withoutRemedy).isEmpty();
  }

  private static String escape(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
  }
}
