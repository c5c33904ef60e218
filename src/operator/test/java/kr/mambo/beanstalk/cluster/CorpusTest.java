package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbAccount;
import kr.mambo.beanstalk.api.EbEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus against the real API server, under the strict validation that is the default of
 * kubectl. Nothing is stored: creations are dry runs, and so are changes, of a resource that exists
 * for that long.
 */
class CorpusTest {
  private static final KubernetesClient client = ControlPlane.shared().client();

  @AfterAll
  static void close() {
    client.close();
  }

  static Stream<Corpus.Accepted> accepted() {
    return Corpus.accepted();
  }

  static Stream<Corpus.Refused> refused() {
    return Corpus.refused();
  }

  static Stream<Corpus.ForbiddenChange> forbiddenChanges() {
    return Corpus.forbiddenChanges();
  }

  /**
   * With the API server's defaults it is what the file alone is with the constructors' defaults,
   * and what is written from it is read again as the same.
   */
  @ParameterizedTest
  @MethodSource("accepted")
  void isAcceptedAndReadTheSameOnAndOffTheServer(Corpus.Accepted accepted) {
    var type = type(accepted.resource());

    var online = unmarshal(create(accepted), type);

    var offline = unmarshal(accepted.text(), type);
    assertThat(online.getSpec()).as(accepted.file()).isEqualTo(offline.getSpec());
    assertThat(unmarshal(client.getKubernetesSerialization().asYaml(online), type).getSpec())
        .as(accepted.file())
        .isEqualTo(offline.getSpec());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedWithItsSentenceAndForNothingElse(Corpus.Refused refused) {
    var answer =
        catchThrowableOfType(
            KubernetesClientException.class, () -> create(refused.resource(), "&dryRun=All"));

    assertThat(answer).as("%s was accepted", refused).isNotNull();
    assertSaysOnly(refused.name(), answer, refused.expectedMessages());
  }

  @ParameterizedTest
  @MethodSource("forbiddenChanges")
  void isRefusedAsAChange(Corpus.ForbiddenChange change) {
    var created = Corpus.parseYaml(create(change.before(), ""));
    var url = url(change.before()) + "/" + created.at("/metadata/name").textValue();
    var changed = change.after().deepCopy();
    changed.set("metadata", created.get("metadata"));

    var answer =
        catchThrowableOfType(
            KubernetesClientException.class,
            () -> client.raw(url + "?fieldValidation=Strict&dryRun=All", "PUT", changed));
    client.raw(url, "DELETE", null);

    assertThat(answer).as("%s was accepted", change).isNotNull();
    assertSaysOnly(change.name(), answer, change.expectedMessages());
  }

  /** Each sentence stands in the answer, and the answer gives no other reason. */
  private static void assertSaysOnly(
      String name, KubernetesClientException answer, List<String> sentences) {
    assertThat(answer.getMessage()).as(name).contains(sentences);
    // The answer to an unknown field has no causes.
    var details = answer.getStatus().getDetails();
    if (details == null || details.getCauses() == null) return;
    assertThat(details.getCauses())
        .as(name)
        .extracting(cause -> cause.getField() + ": " + cause.getMessage())
        .filteredOn(cause -> !cause.contains("some validation rules were not checked"))
        .allSatisfy(cause -> assertThat(sentences).anyMatch(cause::contains));
  }

  /** As YAML, word by word: octal numbers and bare words are the API server's to read. */
  private static String create(Corpus.Accepted accepted) {
    var request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(
                client.getMasterUrl().toString().replaceFirst("/$", "")
                    + url(accepted.resource())
                    + "?fieldValidation=Strict&dryRun=All")
            .post("application/yaml", accepted.text())
            .build();
    var answer = client.getHttpClient().sendAsync(request, String.class).join();
    assertThat(answer.isSuccessful()).as(answer.body()).isTrue();
    return answer.body();
  }

  private static String create(ObjectNode resource, String parameters) {
    return client.raw(url(resource) + "?fieldValidation=Strict" + parameters, "POST", resource);
  }

  private static String url(ObjectNode resource) {
    return type(resource).equals(EbAccount.class)
        ? "/apis/eb.mambo.kr/v1alpha1/ebaccounts"
        : "/apis/eb.mambo.kr/v1alpha1/namespaces/default/ebenvironments";
  }

  private static Class<? extends CustomResource<?, ?>> type(ObjectNode resource) {
    return resource.path("kind").asText().equals("EbAccount")
        ? EbAccount.class
        : EbEnvironment.class;
  }

  private static CustomResource<?, ?> unmarshal(
      String text, Class<? extends CustomResource<?, ?>> type) {
    return client.getKubernetesSerialization().unmarshal(text, type);
  }
}
