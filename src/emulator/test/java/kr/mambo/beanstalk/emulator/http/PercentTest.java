package kr.mambo.beanstalk.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {
  @Property(tries = 300)
  void whatIsEncodedDecodesToItself(@ForAll String text) throws Percent.Malformed {
    var wellFormed = text.replaceAll("\\p{Cs}", "");

    assertThat(Percent.decode(Percent.encode(wellFormed), false)).isEqualTo(wellFormed);
  }

  @Test
  void aPlusIsABlankInFormsOnly() throws Percent.Malformed {
    assertThat(Percent.decode("a+b", true)).isEqualTo("a b");
    assertThat(Percent.decode("a+b", false)).isEqualTo("a+b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "a%", "%ff", "%c3%28", "%ed%a0%80"})
  void whatIsNoEncodedUtf8IsMalformed(String text) {
    assertThatThrownBy(() -> Percent.decode(text, true)).isInstanceOf(Percent.Malformed.class);
  }
}
