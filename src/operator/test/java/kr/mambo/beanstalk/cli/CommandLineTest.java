package kr.mambo.beanstalk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rendr a.yaml|There is no command 'rendr': write render, validate or policy.",
        "validate|Name at least one file.",
        "validate --kubernetes a.yaml|validate renders nothing",
        "render a.yaml|Say what to render",
        "render --kubernetes --out x a.yaml|Say what to render",
        "render --kubernetes --dry-run a.yaml|There is no flag --dry-run.",
        "render a.yaml --out|--out needs a value after it.",
        "policy --for operator a.yaml|Name the account: --account and its twelve digits.",
        "policy --for operator --account 1234 a.yaml|Name the account",
        "policy --account 123456789012 a.yaml|Say whom the policy is for: --for operator, behind-beanstalk or instance-profile.",
        "policy --account 123456789012 --for me a.yaml|Say whom the policy is for",
        "policy --kubernetes a.yaml|policy renders nothing"
      })
  void aCommandThatIsNoneIsExplained(String words, String says) {
    var result = CliRun.run(words.split(" ", -1));

    assertThat(result.err()).startsWith(says).endsWith("See --help.\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void helpIsAResult() {
    var result = CliRun.run("render", "--help");

    assertThat(result.out())
        .contains("validate FILE...", "render --kubernetes", "render --out DIR", "policy --for");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
  }
}
