package kr.mambo.beanstalk.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import kr.mambo.beanstalk.workload.TestCertificates;

/** The shipped sample, `deploy/samples/mambo-py`, with throw-away certificates. */
final class ShippedSample {
  static final String NAME = "mambo-py";
  static final String APPLICATION = "mambo";

  /** Easily found wherever it must not be. */
  static final String PASSWORD = "planted-password-7f3a";

  private ShippedSample() {}

  static EnvironmentWaiter applyIn(Tenant tenant) {
    tenant.applySecret("mambo-registry", "kubernetes.io/dockerconfigjson", registry());
    tenant.applySecret("mambo-registry-tls", "Opaque", registryCertificates("instance"));
    tenant.applySecret(
        "mambo-py-tls",
        "kubernetes.io/tls",
        Map.of(
            "tls.crt", TestCertificates.certificate("site"),
            "tls.key", TestCertificates.key("site"),
            "ca.crt", TestCertificates.certificate("authority")));
    tenant.kubectl("apply", "--filename=deploy/samples/mambo-py/nginx.yaml");
    tenant.apply(manifest()).orElseThrow();
    return new EnvironmentWaiter(tenant, NAME);
  }

  /** As it is shipped, but that nobody waits a minute for its health to hold. */
  private static String manifest() {
    try {
      var shipped = Files.readString(Path.of("deploy/samples/mambo-py/environment.yaml"));
      var impatient =
          shipped.replace("timeoutSeconds: 600}", "timeoutSeconds: 600, healthSettleSeconds: 1}");
      if (impatient.equals(shipped)) throw new IllegalStateException(shipped);
      return impatient;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> registryCertificates(String client) {
    return Map.of(
        "client.cert", TestCertificates.certificate(client),
        "client.key", TestCertificates.key(client),
        "ca.crt", TestCertificates.certificate("authority"));
  }

  private static Map<String, String> registry() {
    return Map.of(
        ".dockerconfigjson",
        "{\"auths\":{\"registry.mambo.kr:5000\":{\"auth\":\"%s\"}}}".formatted(login()));
  }

  /** The password as Docker's files have it. */
  static String login() {
    return Base64.getEncoder()
        .encodeToString(("mambo:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
  }
}
