package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class YamlWriterTest {
  private static final YAMLMapper READER = new YAMLMapper();

  @Property(tries = 1000)
  void textsStayTexts(@ForAll("texts") String key, @ForAll("texts") String value)
      throws JsonProcessingException {
    var document =
        Map.of(key.isEmpty() ? "key" : key, value, "list of", List.of(value, Map.of("a", value)));
    assertThat(READER.readValue(YamlWriter.write(document), Object.class)).isEqualTo(document);
  }

  @Property
  void quotedTextIsJsonToo(@ForAll("texts") String text) throws JsonProcessingException {
    assertThat(new ObjectMapper().readValue(YamlWriter.quote(text), String.class)).isEqualTo(text);
  }

  @Test
  void numbersBooleansAndEmptyCollectionsAreWrittenAsSuch() throws JsonProcessingException {
    var document = new LinkedHashMap<String, Object>();
    document.put("number", 6291456);
    document.put("yes", true);
    document.put("map", Map.of());
    document.put("list", List.of());
    document.put("nested", Map.of("list", List.of(Map.of("a", 1), Map.of())));
    assertThat(YamlWriter.write(document))
        .isEqualTo(
            """
            number: 6291456
            "yes": true
            map: {}
            list: []
            nested:
              list:
              - a: 1
              - {}
            """);
    assertThat(READER.readValue(YamlWriter.write(document), Object.class)).isEqualTo(document);
  }

  @Test
  void keysOfAnyLengthAreRead() throws JsonProcessingException {
    var longest = "/" + "k".repeat(2000);
    var document =
        Map.of(
            "files",
            Map.of(longest, Map.of("mode", "000400")),
            "list",
            List.of(Map.of(longest, "a")));
    assertThat(READER.readValue(YamlWriter.write(document), Object.class)).isEqualTo(document);
  }

  @Provide
  Arbitrary<String> texts() {
    var words =
        Arbitraries.of(
            "yes",
            "No",
            "null",
            "~",
            "1",
            "0o7",
            "1e3",
            "12:30:45",
            ".5",
            ".inf",
            "- a",
            "a: b",
            "a #b",
            "nginx:1.29",
            "/a/b",
            "./c",
            ".env",
            "{x}",
            "[y]",
            "&a",
            "*a",
            "!t",
            "%d",
            "@at",
            "`",
            "a:",
            "2026-01-01",
            "<<",
            "=",
            "가나",
            "\u2028",
            "\uFEFF",
            "\u0085",
            "\u0007",
            "\uFFFE");
    var strings = Arbitraries.strings().ascii().ofMaxLength(8);
    return Arbitraries.oneOf(
        words, strings, Combinators.combine(words, strings).as((word, text) -> word + text));
  }
}
