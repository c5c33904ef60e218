package kr.mambo.beanstalk.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
  @Property(tries = 300)
  void whatIsEncodedDecodesToItself(@ForAll String text)
      throws PercentEncoding.MalformedEncodingException {
    var wellFormed = text.replaceAll("\\p{Cs}", "");

    assertThat(PercentEncoding.decode(PercentEncoding.encode(wellFormed), false))
        .isEqualTo(wellFormed);
  }

  @Test
  void aPlusIsABlankInFormsOnly() throws PercentEncoding.MalformedEncodingException {
    assertThat(PercentEncoding.decode("a+b", true)).isEqualTo("a b");
    assertThat(PercentEncoding.decode("a+b", false)).isEqualTo("a+b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "a%", "%ff", "%c3%28", "%ed%a0%80"})
  void whatIsNoEncodedUtf8IsMalformed(String text) {
    assertThatThrownBy(() -> PercentEncoding.decode(text, true))
        .isInstanceOf(PercentEncoding.MalformedEncodingException.class);
  }
}
