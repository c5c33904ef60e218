package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.EnvironmentVariable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EnvFileTest {
  @Property(tries = 2000)
  void whateverIsQuotedIsReadBack(@ForAll("values") String first, @ForAll("values") String second) {
    var file = EnvFile.render(List.of(variable("FIRST", first), variable("SECOND", second)));
    assertThat(EnvFileReader.read(file)).isEqualTo(Map.of("FIRST", first, "SECOND", second));
  }

  @Test
  void aValueIsLiteralWhereverThatIsPossible() {
    assertThat(EnvFile.quote("a \"b\" $c \\d\n#e")).isEqualTo("'a \"b\" $c \\d\n#e'");
    assertThat(EnvFile.quote("it's \"$5\"")).isEqualTo("\"it's \\\"\\$5\\\"\"");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings()
        .withChars('\'', '"', '\\', '$', '\n', '\r', ' ', '#', '{', '}', '=', 'n', '0', '가', '\t')
        .ofMaxLength(12);
  }

  private static EnvironmentVariable variable(String name, String value) {
    return new EnvironmentVariable(
        name, new EnvironmentVariable.FromSecret("s", "k"), Content.utf8(value), true);
  }

  /** Reads env files by the rules that the Compose specification's implementation states. */
  private static final class EnvFileReader {
    private final String text;
    private int position;

    private EnvFileReader(String text) {
      this.text = text;
    }

    static Map<String, String> read(String text) {
      var reader = new EnvFileReader(text);
      var read = new LinkedHashMap<String, String>();
      while (reader.position < text.length()) {
        int equals = text.indexOf('=', reader.position);
        var name = text.substring(reader.position, equals);
        reader.position = equals + 1;
        var value = reader.readQuoted(text.charAt(reader.position++));
        assertThat(text.charAt(reader.position++)).isEqualTo('\n');
        read.put(name, value);
      }
      return read;
    }

    private String readQuoted(char quote) {
      var value = new StringBuilder();
      for (char c = text.charAt(position++); c != quote; c = text.charAt(position++)) {
        if (c != '\\') {
          assertThat(c).as("a variable of Compose's own").isNotEqualTo(quote == '"' ? '$' : '\0');
          value.append(c);
        } else if (quote == '\'') {
          // Two backslashes are two; one before the quote would hide it.
          value.append(c);
          if (text.charAt(position) == '\\') value.append(text.charAt(position++));
          else assertThat(text.charAt(position)).isNotEqualTo('\'');
        } else {
          char escaped = text.charAt(position++);
          assertThat("nr\"\\$").contains(String.valueOf(escaped));
          value.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
        }
      }
      return value.toString();
    }
  }
}
