package kr.mambo.beanstalk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.mambo.beanstalk.DocumentedTable;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of errors: each row, each code of AWS, and what a user reads of it. */
class AwsErrorClassifierTest {
  private static final Path ERRORS = Path.of("src/operator/test/resources/errors-of-aws.csv");

  /**
   * An error as AWS answers it.
   *
   * @param meaning class, and reason where the class has one of its own
   */
  record ErrorExample(String call, int status, String code, String message, String meaning) {
    static ErrorExample of(String line) {
      var cells = line.split("\\|", -1);
      return new ErrorExample(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3], cells[4]);
    }

    Failure failure() {
      return AwsErrorClassifier.classify(call, code, status, message);
    }

    String row() {
      var decision = BeanstalkDecision.forFailure(failure());
      var cells =
          List.of(
              code.isEmpty() ? "unreadable" : "`" + code + "`",
              String.valueOf(status),
              message,
              failure().getClass().getSimpleName(),
              "`" + decision.reason() + "`",
              decision.message());
      return "| " + String.join(" | ", cells) + " |\n";
    }
  }

  static List<ErrorExample> errors() throws IOException {
    try (var lines = Files.lines(ERRORS)) {
      return lines.skip(1).map(ErrorExample::of).toList();
    }
  }

  private static String meaning(Failure failure) {
    var kind = failure.getClass().getSimpleName();
    return failure instanceof Failure.Rejected rejected ? kind + " " + rejected.reason() : kind;
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorMeans(ErrorExample error) {
    assertThat(meaning(error.failure())).isEqualTo(error.meaning());
  }

  @Test
  void everyRowAndEveryCodeOfTheTableHasAnExample() throws IOException {
    var matchedRows = new HashSet<AwsErrorClassifier.Row>();
    var codes = new HashSet<String>();
    for (var error : errors()) {
      codes.add(error.code());
      AwsErrorClassifier.TABLE.stream()
          .filter(row -> row.matches(error.code(), error.message()))
          .findFirst()
          .ifPresent(matchedRows::add);
    }

    assertThat(matchedRows).hasSameSizeAs(AwsErrorClassifier.TABLE);
    AwsErrorClassifier.TABLE.stream()
        .flatMap(row -> alternatives(row.code().pattern()))
        .forEach(code -> assertThat(codes).as(code).anyMatch(example -> example.matches(code)));
  }

  private static Stream<String> alternatives(String pattern) {
    // Those outside of parentheses.
    return Arrays.stream(pattern.split("\\|(?![^(]*\\))"));
  }

  @Test
  void everyErrorHasAReasonAndASentenceThatNamesTheCall() throws IOException {
    for (var error : errors()) {
      var decision = BeanstalkDecision.forFailure(error.failure());
      assertThat(decision.message()).isNotBlank();
      if (!(error.failure() instanceof Failure.Throttled)) {
        assertThat(decision.message()).startsWith(error.call() + ": ");
      }
    }
  }

  @Test
  void throttlingIsNeverAFailure() throws IOException {
    for (var error : errors()) {
      if (error.failure() instanceof Failure.Throttled throttled) {
        assertThat(BeanstalkDecision.forFailure(throttled))
            .isInstanceOf(BeanstalkDecision.Wait.class);
      }
    }
  }

  @Test
  void theTableStandsInTheDocs() throws IOException {
    var head =
        "| code | HTTP | AWS says | class | reason | its user reads |\n|---|---|---|---|---|---|\n";
    new DocumentedTable(Path.of("docs/behavior.md"), "errors")
        .assertUpToDate(
            errors().stream().map(ErrorExample::row).collect(Collectors.joining("", head, "")));
  }

  @Test
  void theMessageNamesTheCallAndWhatAwsSaid() {
    assertThat(
            AwsErrorClassifier.classify(
                    "elasticbeanstalk:CreateEnvironment", "AccessDenied", 403, "not you")
                .message())
        .isEqualTo("elasticbeanstalk:CreateEnvironment: not you");
    assertThat(AwsErrorClassifier.classify("s3:PutObject", "AccessDenied", 403, " ").message())
        .isEqualTo("s3:PutObject: AccessDenied");
  }
}
