package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import kr.mambo.beanstalk.crd.CrdSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of the schema goes without an example in the corpus. */
class CorpusCoverageTest {
  private static final List<String> SENTENCES =
      Stream.concat(
              Corpus.refused().map(Corpus.Refused::expectedMessages),
              Corpus.forbiddenChanges().map(Corpus.ForbiddenChange::expectedMessages))
          .flatMap(List::stream)
          .toList();

  static Stream<String> messages() {
    return CrdSchemas.crds()
        .flatMap(CrdSchemas::rules)
        .map(rule -> rule.get("message").textValue())
        .distinct();
  }

  static Stream<CrdSchemas.Property> specFields() {
    return CrdSchemas.crds()
        .flatMap(CrdSchemas::properties)
        .filter(property -> property.path().contains(".spec."));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyRuleRefusesAnExample(String message) {
    assertThat(SENTENCES).anyMatch(message::contains);
  }

  @ParameterizedTest
  @MethodSource("specFields")
  void everyFieldAndEveryWordIsInAnAcceptedExample(CrdSchemas.Property field) {
    var path = List.of(field.path().split("[.]", -1));
    var written =
        Corpus.accepted()
            .flatMap(each -> Corpus.values(each.resource(), path.subList(1, path.size())))
            .map(JsonNode::asText)
            .toList();

    assertThat(written).isNotEmpty();
    assertThat(field.schema().path("enum"))
        .allSatisfy(word -> assertThat(written).contains(word.textValue()));
  }

  @Test
  void everyFileIsRead() throws IOException {
    assertThat(Corpus.filesRead()).isEqualTo(Corpus.filesInAll());
  }
}
