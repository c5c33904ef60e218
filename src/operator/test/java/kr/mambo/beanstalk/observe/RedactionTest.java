package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String PASSWORD = "pl4nted/pass word+7f3a";
  private static final String LOGIN =
      Base64.getEncoder().encodeToString(("ci:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  private static String redacted(String secret, String text) {
    var content = new SecretContent("Opaque", Map.of("key", Content.utf8(secret)));
    return Redaction.of(new Inputs(Map.of(), Map.of("s", content), Map.of())).of(text);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSecretIsTakenOutInEveryForm() {
    var url = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);

    assertThat(redacted(PASSWORD, "said " + PASSWORD + "!")).isEqualTo("said ***!");
    assertThat(redacted(PASSWORD + "\n", "said " + PASSWORD + "!")).isEqualTo("said ***!");
    assertThat(redacted(PASSWORD, base64(PASSWORD))).doesNotContain(base64(PASSWORD));
    assertThat(redacted(PASSWORD, "https://host/?p=" + url)).doesNotContain(url);
  }

  @Test
  void everyLineOfADocumentIsASecret() {
    var key =
        "-----BEGIN PRIVATE KEY-----\nAAAABBBBCCCCDDDD\nEEEEFFFFGGGGHHHH\n-----END PRIVATE KEY-----";

    assertThat(redacted(key, "bad line EEEEFFFFGGGGHHHH in key")).isEqualTo("bad line *** in key");
    assertThat(redacted("A=1\nTOKEN=abcdefgh", "got TOKEN=abcdefgh")).isEqualTo("got ***");
  }

  @Test
  void loginsOfRegistriesAreSecretsOfTheirOwn() {
    var document = "{\"auths\":{\"registry:5000\":{\"auth\":\"%s\"}}}".formatted(LOGIN);

    assertThat(redacted(document, "login " + LOGIN)).isEqualTo("login ***");
    assertThat(redacted(document, "with " + PASSWORD)).isEqualTo("with ***");
    assertThat(redacted("{not json", "a {not json b")).isEqualTo("a *** b");
  }

  @Test
  void aShortSecretIsTakenOutWhereItStandsAlone() {
    assertThat(redacted("abc", "abc abcdef 'abc'")).isEqualTo("*** abcdef '***'");
    assertThat(redacted("1", "1 of 2")).isEqualTo("1 of 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key AKIAIOSFODNN7EXAMPLE",
        "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG",
        "Authorization: Basic Y2k6c2VjcmV0",
        "authorization=Bearer abc.def.ghi",
        "Bearer eyJhbGciOiJIUzI1NiJ9",
        "DB_PASSWORD=hunter22 next",
        "\"password\": \"hun ter\"",
        "api-key: 'xyz'",
        "postgres://app:hunter22@db/x",
        "https://b.s3.amazonaws.com/k?X-Amz-Signature=abcdef&X-Amz-Date=1",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"
      })
  void whatLooksLikeASecretIsTakenForOne(String text) {
    assertThat(Redaction.PATTERNS_ONLY.of(text))
        .contains("***")
        .doesNotContainIgnoringCase("hunter22")
        .doesNotContain(
            "EXAMPLE", "wJalr", "Y2k6", "abc.def", "eyJ", "hun ter", "xyz", "abcdef", "MIIE");
  }

  @Test
  void theRestStays() {
    var text = "[ERROR] Command /usr/bin/docker compose pull failed with error exit status 1";

    assertThat(Redaction.PATTERNS_ONLY.of(text)).isEqualTo(text);
  }
}
