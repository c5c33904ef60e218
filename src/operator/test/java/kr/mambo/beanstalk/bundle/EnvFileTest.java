package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Variable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EnvFileTest {
  @Property(tries = 2000)
  void whateverIsQuotedIsReadBack(@ForAll("values") String first, @ForAll("values") String second) {
    var file = EnvFile.write(List.of(variable("FIRST", first), variable("SECOND", second)));
    assertThat(EnvFileReader.read(file)).isEqualTo(Map.of("FIRST", first, "SECOND", second));
  }

  @Test
  void aValueIsLiteralWhereverThatIsPossible() {
    assertThat(EnvFile.quoted("a \"b\" $c \\d\n#e")).isEqualTo("'a \"b\" $c \\d\n#e'");
    assertThat(EnvFile.quoted("it's \"$5\"")).isEqualTo("\"it's \\\"\\$5\\\"\"");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings()
        .withChars('\'', '"', '\\', '$', '\n', '\r', ' ', '#', '{', '}', '=', 'n', '0', '가', '\t')
        .ofMaxLength(12);
  }

  private static Variable variable(String name, String value) {
    return new Variable(name, new Variable.FromSecret("s", "k"), Content.utf8(value), true);
  }

  /** Reads env files by the rules that the Compose specification's implementation states. */
  private static final class EnvFileReader {
    private final String text;
    private int at;

    private EnvFileReader(String text) {
      this.text = text;
    }

    static Map<String, String> read(String text) {
      var reader = new EnvFileReader(text);
      var read = new LinkedHashMap<String, String>();
      while (reader.at < text.length()) {
        int equals = text.indexOf('=', reader.at);
        var name = text.substring(reader.at, equals);
        reader.at = equals + 1;
        var value = reader.quoted(text.charAt(reader.at++));
        assertThat(text.charAt(reader.at++)).isEqualTo('\n');
        read.put(name, value);
      }
      return read;
    }

    private String quoted(char quote) {
      var value = new StringBuilder();
      for (char c = text.charAt(at++); c != quote; c = text.charAt(at++)) {
        if (c != '\\') {
          assertThat(c).as("a variable of Compose's own").isNotEqualTo(quote == '"' ? '$' : '\0');
          value.append(c);
        } else if (quote == '\'') {
          // Two backslashes are two; one before the quote would hide it.
          value.append(c);
          if (text.charAt(at) == '\\') value.append(text.charAt(at++));
          else assertThat(text.charAt(at)).isNotEqualTo('\'');
        } else {
          char escaped = text.charAt(at++);
          assertThat("nr\"\\$").contains(String.valueOf(escaped));
          value.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
        }
      }
      return value.toString();
    }
  }
}
