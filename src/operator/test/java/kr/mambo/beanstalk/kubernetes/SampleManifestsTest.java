package kr.mambo.beanstalk.kubernetes;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.KubernetesSpec;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.kubernetes.WorkloadView.ContainerView;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;
import kr.mambo.beanstalk.workload.TestCertificates;
import org.junit.jupiter.api.Test;

/** The shipped sample as pods: nginx finds all that its configuration names. */
class SampleManifestsTest {
  private static final Path SAMPLE = Path.of("deploy/samples/mambo-py");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern UPSTREAM = Pattern.compile("\\bserver\\s+([a-z-]+):([0-9]+);");
  private static final Pattern FILE = Pattern.compile("\\bssl_\\w+\\s+(/\\S+);");

  private final String configuration = text("nginx.yaml").at("/data/nginx.conf").asText();
  private final EbEnvironmentSpec spec = spec();
  private final Inputs inputs = inputs();
  private final WorkloadView workloadView =
      KubernetesWorkloadReader.read(
          KubernetesManifests.render(
              SpecFixtures.renderWorkload(spec, inputs),
              spec,
              KubernetesSpec.DEFAULTS,
              new RenderingContext(new ServiceTarget.Pods("cluster.local"), "0f1e", "eb-operator")),
          inputs);

  private static EbEnvironmentSpec spec() {
    try {
      return YAML.treeToValue(text("environment.yaml").path("spec"), EbEnvironmentSpec.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Inputs inputs() {
    return new Inputs(
        Map.of("mambo-nginx", Map.of("nginx.conf", Content.utf8(configuration))),
        Map.of(
            "mambo-registry",
                secret(
                    "kubernetes.io/dockerconfigjson",
                    Map.of(
                        ".dockerconfigjson",
                        "{\"auths\":{\"registry.mambo.kr:5000\":{\"auth\":\"YTpi\"}}}")),
            "mambo-registry-tls",
                secret(
                    "Opaque",
                    Map.of(
                        "client.cert", TestCertificates.certificate("instance"),
                        "client.key", TestCertificates.key("instance"),
                        "ca.crt", TestCertificates.certificate("authority"))),
            "mambo-py-tls",
                secret(
                    "kubernetes.io/tls",
                    Map.of(
                        "tls.crt", TestCertificates.certificate("site"),
                        "tls.key", TestCertificates.key("site"),
                        "ca.crt", TestCertificates.certificate("authority")))),
        Map.of());
  }

  private static JsonNode text(String file) {
    try {
      return YAML.readTree(Files.readString(SAMPLE.resolve(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SecretContent secret(String type, Map<String, String> content) {
    return new SecretContent(
        type,
        content.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, e -> Content.utf8(e.getValue()))));
  }

  private ContainerView container(String name) {
    return requireNonNull(workloadView.containers().get(name));
  }

  @Test
  void nginxReachesWhatItPassesRequestsOnTo() {
    Matcher upstream = UPSTREAM.matcher(configuration);

    assertThat(upstream.find()).isTrue();
    do {
      assertThat(workloadView.hostNames()).contains(upstream.group(1));
      assertThat(container(upstream.group(1)).listening()).contains(upstream.group(2) + "/TCP");
    } while (upstream.find());
  }

  @Test
  void nginxFindsItsConfigurationAndItsCertificates() {
    assertThat(content("/etc/nginx/nginx.conf")).isEqualTo(configuration);
    Matcher file = FILE.matcher(configuration);

    assertThat(file.find()).isTrue();
    do assertThat(content(file.group(1))).contains("-----BEGIN");
    while (file.find());
  }

  private String content(String path) {
    var file = requireNonNull(container("nginx").files().get(path), path);
    return new String(Base64.getDecoder().decode(file.content()), StandardCharsets.UTF_8);
  }

  @Test
  void callersReachNginxOnThePortsThatTheyKnow() {
    assertThat(workloadView.portMappings())
        .containsEntry("80/TCP", "nginx:80")
        .containsEntry("443/TCP", "nginx:443");
  }

  @Test
  void onlyTheRegistrysCertificatesAreInTheWayAndTheyCanBeArranged() throws IOException {
    var field = "spec.registries[registry.mambo.kr:5000].certificatesSecretRef";
    assertThat(MigrationChecks.check(SpecFixtures.renderWorkload(spec, inputs), spec).blockers())
        .extracting(Migration.Finding::field)
        .containsExactly(field);

    var acknowledgedSpec = (ObjectNode) text("environment.yaml").path("spec");
    acknowledgedSpec.putObject("kubernetes").putArray("acknowledgedBlockers").add(field);
    var acknowledged = YAML.treeToValue(acknowledgedSpec, EbEnvironmentSpec.class);
    assertThat(
            MigrationChecks.check(SpecFixtures.renderWorkload(acknowledged, inputs), acknowledged)
                .blockers())
        .isEmpty();
  }
}
