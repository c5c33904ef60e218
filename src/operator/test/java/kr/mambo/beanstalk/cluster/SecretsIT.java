package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.workload.TestCertificates;
import org.junit.jupiter.api.Test;

/** What is secret is said nowhere, neither when all goes well nor when it does not. */
class SecretsIT {
  private static final Tenant tenant = Tenant.of("secrets");

  @Test
  void noSecretIsSaid() throws IOException {
    tenant.secret("registry", "Opaque", Sample.registryCertificates("planted"));
    tenant.secret("login", "kubernetes.io/basic-auth", login(Sample.PASSWORD));
    var small =
        Small.named("secretive")
            .with(
                """
                registries:
                - host: registry.mambo.kr
                  credentialsSecretRef: {name: login}
                  certificatesSecretRef: {name: registry}
                """)
            .applyIn(tenant)
            .untilReady();
    isRefused(small);
    var files = Stage.up().atAws().bundle("secretive-app", small.deployed());

    isClean(Files.readString(Stage.LOG));
    isClean(tenant.kubectl("get", "events", "--output=yaml"));
    isClean(tenant.kubectl("get", "ebenv", "--output=yaml"));
    isClean(Stage.up().operator().commandLine());
    assertThat(files).isNotEmpty();
    files.values().forEach(SecretsIT::isClean);
  }

  /** Secrets that cannot be used are complained about without being said. */
  private static void isRefused(Progress small) {
    tenant.secret("registry", "Opaque", Map.of("client.key", "planted-key-c4d0"));
    tenant.secret("token", "Opaque", Map.of("value", "planted-token-91cd\nsecond line"));
    small.until(
        ConditionType.InputsResolved, ConditionStatus.False, Reason.InputInvalid, "registry");
  }

  private static Map<String, String> login(String password) {
    return Map.of("username", "mambo", "password", password);
  }

  private static void isClean(String text) {
    assertThat(text).isNotEmpty();
    planted().forEach(secret -> assertThat(text).doesNotContain(secret));
  }

  private static Stream<String> planted() {
    var plain =
        Stream.of(
            Sample.PASSWORD,
            "planted-token-91cd",
            "planted-key-c4d0",
            TestCertificates.key("planted").lines().toList().get(1));
    return plain.flatMap(text -> Stream.of(text, base64(text), base64("mambo:" + text)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
