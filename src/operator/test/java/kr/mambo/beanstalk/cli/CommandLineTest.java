package kr.mambo.beanstalk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "rendr a.yaml|Unknown command 'rendr': use one of operator, validate, render, policy, emulator",
        "--dry-run|Unknown flag --dry-run: use --version, --help",
        "operator --dry-run|Unknown flag --dry-run of operator: use -D, --help",
        "operator a.yaml|Unknown argument 'a.yaml': operator takes none",
        "validate|validate needs at least one FILE: see --help",
        "validate --kubernetes a.yaml|Unknown flag --kubernetes of validate: use --namespace, --help",
        "validate --namespace|A value is missing: use --namespace NAME",
        "render --kubernetes|render needs at least one FILE: see --help",
        "render a.yaml|render needs either --kubernetes for manifests or --out DIR for the source bundle",
        "render --kubernetes --out x a.yaml|render needs either --kubernetes for manifests or --out DIR for the source bundle",
        "render --kubernetes --dry-run a.yaml|Unknown flag --dry-run of render: use --namespace, --kubernetes, --out, --cluster-domain, --help",
        "render a.yaml --out|A value is missing: use --out DIR",
        "policy --for operator a.yaml|policy needs --account N: see --help",
        "policy --for operator --account 1234 a.yaml|'1234' is not valid for --account: use the twelve digits of the AWS account",
        "policy --account 123456789012 a.yaml|policy needs --for KIND: see --help",
        "policy a.yaml --for|policy needs --for KIND: see --help",
        "policy --account 123456789012 --for me a.yaml|'me' is not valid for --for: use one of operator, behind-beanstalk, instance-profile",
        "policy --kubernetes a.yaml|Unknown flag --kubernetes of policy: use --namespace, --for, --account, --help",
        "emulator --port 1|The emulator's jar was not found beside the operator: build it with ./mvnw package and run java -jar target/beanstalk-emulator.jar"
      })
  void aWrongCommandLineIsExplainedInASentence(String words, String sentence) {
    assertThat(CliRun.run(words.split(" ", -1))).isEqualTo(new CliRun(2, "", sentence + "\n"));
  }

  @Test
  void aPathThatIsNoneIsRefused() {
    assertThat(CliRun.run("validate", "a\0b").err())
        .isEqualTo("'a\0b' is not valid for FILE: use the name of a file or folder\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate a.yaml", "render --kubernetes a.yaml", "render --out x a.yaml"})
  void aMissingFileIsNamed(String words) {
    assertThat(CliRun.run(words.split(" ", -1)))
        .isEqualTo(new CliRun(1, "", "a.yaml: file does not exist\n"));
  }

  @Test
  void aMissingFileOfAPolicyIsNamed() {
    var result = CliRun.run("policy", "--for", "operator", "--account", "123456789012", "a.yaml");

    assertThat(result).isEqualTo(new CliRun(1, "", "a.yaml: file does not exist\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void theUsageOfEverythingIsPrinted(String word) {
    var result = CliRun.run(word);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Usage: java -jar quarkus-run.jar")
        .contains(
            "quarkus-run.jar operator",
            "quarkus-run.jar validate",
            "render --kubernetes [--namespace NAME] [--cluster-domain DOMAIN] FILE...",
            "render --out DIR [--namespace NAME] FILE...",
            "quarkus-run.jar policy",
            "quarkus-run.jar emulator",
            "Exit status: 0 done");
  }

  @ParameterizedTest
  @CsvSource({
    "operator,-D",
    "validate,--namespace",
    "render,--cluster-domain",
    "policy,instance-profile",
    "emulator,FLAG"
  })
  void everyCommandHasAUsageWithAnExample(String command, String word) {
    for (var flag : new String[] {"--help", "-h"}) {
      var result = CliRun.run(command, flag);

      assertThat(result.exitCode()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .startsWith("Usage: java -jar quarkus-run.jar " + command)
          .contains("Example", "  java -jar quarkus-run.jar " + command, "-h, --help", word)
          .doesNotContain("Exit status");
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    var result = CliRun.run("--version");

    assertThat(result.exitCode()).isZero();
    // Filtered by Maven; unfiltered where an IDE compiles.
    assertThat(result.out()).matches("(\\d+[.]\\d+[.]\\d+\\S*|unknown)\n");
  }
}
