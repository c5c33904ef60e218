package kr.mambo.beanstalk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentTest {
  @Test
  void isEqualByBytes() {
    assertThat(Content.of(new byte[] {97}))
        .isEqualTo(Content.utf8("a"))
        .hasSameHashCodeAs(Content.utf8("a"));
    assertThat(Content.utf8("a")).isNotEqualTo(Content.utf8("b")).isNotEqualTo("a");
  }

  @Test
  void nobodyChangesIt() {
    var bytes = new byte[] {97};
    var content = Content.of(bytes);
    bytes[0] = 98;
    content.bytes()[0] = 99;
    assertThat(content).isEqualTo(Content.utf8("a"));
  }

  @Test
  void neverShowsItsBytes() {
    assertThat(Content.utf8("secret")).hasToString("6 bytes");
    assertThat(new SecretContent("", Map.of("key", Content.utf8("secret"))).toString())
        .doesNotContain("=secret");
  }

  @Test
  void isTextOnlyAsUtf8() {
    assertThat(Content.utf8("가").text()).contains("가");
    assertThat(Content.of(new byte[] {-1}).text()).isEmpty();
  }
}
