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
    tenant.applySecret("registry", "Opaque", ShippedSample.registryCertificates("planted"));
    tenant.applySecret("login", "kubernetes.io/basic-auth", login(ShippedSample.PASSWORD));
    var small =
        MinimalEnvironment.named("secretive")
            .withFields(
                """
                registries:
                - host: registry.mambo.kr
                  credentialsSecretRef: {name: login}
                  certificatesSecretRef: {name: registry}
                """)
            .applyIn(tenant)
            .untilReady();
    assertRefused(small);
    var files = SystemTestBed.shared().awsAccount().bundle("secretive-app", small.deployedLabel());

    assertNoSecrets(Files.readString(SystemTestBed.OPERATOR_LOG));
    assertNoSecrets(tenant.kubectl("get", "events", "--output=yaml"));
    assertNoSecrets(tenant.kubectl("get", "ebenv", "--output=yaml"));
    assertNoSecrets(SystemTestBed.shared().operator().commandLine());
    assertThat(files).isNotEmpty();
    files.values().forEach(SecretsIT::assertNoSecrets);
  }

  /** Secrets that cannot be used are complained about without being said. */
  private static void assertRefused(EnvironmentWaiter small) {
    tenant.applySecret("registry", "Opaque", Map.of("client.key", "planted-key-c4d0"));
    tenant.applySecret("token", "Opaque", Map.of("value", "planted-token-91cd\nsecond line"));
    small.until(
        ConditionType.InputsResolved, ConditionStatus.False, Reason.InputInvalid, "registry");
  }

  private static Map<String, String> login(String password) {
    return Map.of("username", "mambo", "password", password);
  }

  private static void assertNoSecrets(String text) {
    assertThat(text).isNotEmpty();
    plantedSecrets().forEach(secret -> assertThat(text).doesNotContain(secret));
  }

  private static Stream<String> plantedSecrets() {
    var plain =
        Stream.of(
            ShippedSample.PASSWORD,
            "planted-token-91cd",
            "planted-key-c4d0",
            TestCertificates.key("planted").lines().toList().get(1));
    return plain.flatMap(text -> Stream.of(text, base64(text), base64("mambo:" + text)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
