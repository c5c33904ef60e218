package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web-1 | web-1",
        "two words | \"two words\"",
        "a=b | \"a=b\"",
        "say \"hi\" | \"say \\\"hi\\\"\"",
        "'' | \"\""
      })
  void whatCouldBeReadAsSeveralFieldsIsQuoted(String value, String quoted) {
    assertThat(LogFields.quote(value)).isEqualTo(quoted);
  }

  @Test
  void aLineBreakNeverBeginsALineOfItsOwn() {
    assertThat(LogFields.quote("a\nlevel=ERROR")).isEqualTo("\"a\\nlevel=ERROR\"");
  }

  @Test
  void fieldsKeepTheirOrder() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("namespace", "team-a");
    fields.put("name", "web");

    assertThat(LogFields.render(fields)).isEqualTo("namespace=team-a name=web");
  }
}
