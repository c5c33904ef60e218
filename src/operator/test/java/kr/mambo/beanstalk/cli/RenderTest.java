package kr.mambo.beanstalk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTest {
  private static final String WITH_SECRETS =
      CliRun.ENVIRONMENT.replace(
              "image: mambo/py:1",
              """
              image: mambo/py:1
                  env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: hidden, key: password}}}]
                  volumeMounts:
                  - {name: keys, mountPath: /keys}
                  - {name: conf, mountPath: /etc/app.conf, subPath: app.conf}
              """)
          + """
            storage: {bucket: mambo-cert}
            volumes:
            - {name: keys, secret: {secretName: hidden}}
            - {name: conf, configMap: {name: conf, defaultMode: 0444}}
          """;

  private static final String INPUTS =
      """
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: hidden}
      stringData: {password: guess me}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf}
      data: {app.conf: workers 2}
      """;

  @TempDir private Path folder;

  @Test
  void theSampleAloneBecomesPlainManifests() throws IOException {
    var result =
        CliRun.run(
            "render",
            "--kubernetes",
            "--namespace",
            "shop",
            "--cluster-domain",
            "k8s.test",
            CliRun.SAMPLE);

    assertThat(result.exitCode()).isZero();
    assertThat(kinds(result.out()))
        .contains(
            "Deployment shop/mambo-py", "Service shop/mambo-py", "Service shop/mambo-py-pods");
    assertThat(result.out())
        .contains("externalName: mambo-py-pods.shop.svc.k8s.test", "secretName: mambo-py-tls")
        .doesNotContain("managed-by", "eb.mambo.kr", "kind: Secret", "external-dns");
    assertThat(result.err())
        .contains("Secret mambo-py-registries", "registry.mambo.kr:5000")
        .hasLineCount(1);
  }

  @Test
  void secretsStayReferencesAlsoWhereTheFilesHoldThem() throws IOException {
    var absent = CliRun.run("render", "--kubernetes", file(WITH_SECRETS));
    var present = CliRun.run("render", "--kubernetes", file(WITH_SECRETS + INPUTS));

    assertThat(absent.err()).isEmpty();
    assertThat(present).isEqualTo(absent);
    assertThat(present.out())
        .contains("secretKeyRef:", "subPath: app.conf")
        .doesNotContain("guess");
  }

  /** So that applying them starts no pod anew. */
  @Test
  void aLiveResourceIsPrintedWithTheDigestsThatItRuns() throws IOException {
    var digest = "sha256:" + "7".repeat(64);
    var image = "mambo/py:1";
    var status =
        "status:\n  images:\n  - {container: app, image: '%s', digest: '%s'}\n"
            .formatted(image, digest);

    var live = CliRun.run("render", "--kubernetes", file(CliRun.ENVIRONMENT + status));
    var other =
        CliRun.run(
            "render",
            "--kubernetes",
            file(CliRun.ENVIRONMENT + status.replace(image, "another:1")));

    assertThat(live.out()).contains("image: %s@%s".formatted(image, digest));
    assertThat(other.out()).doesNotContain(digest);
  }

  @Test
  void manifestsArePrintedOfAllOrOfNone() throws IOException {
    var broken = CliRun.ENVIRONMENT.replace("name: app", "name: localhost");
    var result = CliRun.run("render", "--kubernetes", file(WITH_SECRETS + "---\n" + broken));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("spec.containers[localhost]");
  }

  @Test
  void theSourceBundleIsWrittenWithoutAnySecret() throws IOException {
    var into = folder.resolve("bundle");
    var result = CliRun.run("render", file(WITH_SECRETS + INPUTS), "--out", into.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(into.resolve("config/conf/app.conf")).hasContent("workers 2");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(into.resolve("config/conf/app.conf"))))
        .isEqualTo("r--r--r--");
    assertThat(result.out())
        .contains("file 0444 " + into.resolve("config/conf/app.conf"))
        .containsPattern("secret s3://mambo-cert/eb-env/default/web/web-[0-9a-f]{12}/env/app.env\n")
        .containsPattern("secret s3://mambo-cert/.*/volumes/keys/password\n")
        .doesNotContain("guess");
    try (var files = Files.walk(into)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("guess");
      }
    }
  }

  @Test
  void whatTheBundleLacksIsSaidAndNothingIsWritten() throws IOException {
    var into = folder.resolve("bundle");
    var result = CliRun.run("render", file(WITH_SECRETS), "--out", into.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("Secret hidden does not exist", "ConfigMap conf does not exist");
    assertThat(into).doesNotExist();
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    var into = Files.createDirectory(folder.resolve("bundle"));
    Files.writeString(into.resolve("mine"), "");
    var result = CliRun.run("render", file(CliRun.ENVIRONMENT), "--out", into.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).isEqualTo(into + " is not an empty folder: use a new or empty one\n");
    assertThat(into).isDirectoryNotContaining("glob:**docker-compose.yml");
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("file.yaml"), content).toString();
  }

  private static List<String> kinds(String yaml) throws IOException {
    var kinds = new ArrayList<String>();
    try (var documents =
        new ObjectMapper(new YAMLFactory()).readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      while (documents.hasNext()) {
        var document = documents.next();
        var metadata = document.path("metadata");
        kinds.add(
            "%s %s/%s"
                .formatted(
                    document.path("kind").asText(),
                    metadata.path("namespace").asText(),
                    metadata.path("name").asText()));
      }
    }
    return kinds;
  }
}
