package kr.mambo.beanstalk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableExpanderTest {
  private final VariableExpander expansion =
      new VariableExpander(List.of(variable("A", "a", false), variable("S", "s3cret", true)));

  @ParameterizedTest
  @CsvSource({
    "$(A), a",
    "x$(A)y$(A), xaya",
    "$$(A), $(A)",
    "$$$(A), $a",
    "$$$$(A), $$(A)",
    "$(B), $(B)",
    "$(A, $(A",
    "$(, $(",
    "$, $",
    "$$, $",
    "$A, $A",
    "${A}, ${A}",
    "$(A$(A)), $(A$(A))",
    "$(), $()"
  })
  void readsReferencesAsTheKubeletDoes(String template, String expanded) {
    assertThat(expansion.expand(template).text()).isEqualTo(expanded);
  }

  @Property
  void aTextWithoutDollarSignsStays(@ForAll("withoutDollar") String text) {
    assertThat(expansion.expand(text).text()).isEqualTo(text);
  }

  @Property
  void doubledDollarSignsGiveTheTextBack(@ForAll String text) {
    assertThat(expansion.expand(text.replace("$", "$$")).text()).isEqualTo(text);
  }

  @Test
  void namesTheSecretsAndHidesTheText() {
    var expanded = expansion.expand("$(A) $(S)");
    assertThat(expanded.secretNames()).containsExactly("S");
    assertThat(expanded.text()).isEqualTo("a s3cret");
    assertThat(expanded.toString()).doesNotContain("s3cret");
    assertThat(expansion.expand("$(A)")).hasToString("a");
  }

  @Test
  void theLaterOfTwoWithOneNameCounts() {
    var twice =
        new VariableExpander(List.of(variable("A", "old", false), variable("A", "new", false)));
    assertThat(twice.expand("$(A)").text()).isEqualTo("new");
  }

  @Provide
  Arbitrary<String> withoutDollar() {
    return Arbitraries.strings().excludeChars('$');
  }

  private static EnvironmentVariable variable(String name, String value, boolean secret) {
    return new EnvironmentVariable(
        name, new EnvironmentVariable.Literal(value), Content.utf8(value), secret);
  }
}
