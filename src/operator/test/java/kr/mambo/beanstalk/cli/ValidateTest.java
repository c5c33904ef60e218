package kr.mambo.beanstalk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateTest {
  @TempDir private Path folder;

  @Test
  void theSampleIsRightWithoutItsSecrets() {
    assertThat(CliRun.run("validate", CliRun.SAMPLE)).isEqualTo(new CliRun(0, "", ""));
  }

  @Test
  void everyResourceThatTheApiServerAcceptsIsReadable() throws IOException {
    try (var files = Files.list(Path.of("src/operator/test/resources/corpus/valid"))) {
      for (var file : files.filter(f -> !f.toString().contains("account")).sorted().toList()) {
        assertThat(CliRun.run("validate", file.toString()).err())
            .as(file.toString())
            .doesNotContain("unknown field", "is missing", "use one of", "invalid YAML");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: mambo|imagee: mambo|spec.containers[0].image: required field is missing: add it",
        "name: app|name: app\\n    color: red|spec.containers[0].color: unknown field: use one of",
        "mambo/py:1|mambo/py:1\\n    env: [{name: A, secretKeyRef: {name: s, key: k}}]|spec.containers[0].env[0].secretKeyRef: unknown field: use valueFrom.secretKeyRef",
        "mambo/py:1|mambo/py:1\\n    env: [{name: A, configMapKeyRef: {name: c, key: k}}]|spec.containers[0].env[0].configMapKeyRef: unknown field: use valueFrom.configMapKeyRef",
        "type: None|type: Nothing|spec.loadBalancer.type: use one of Application, Network, Classic, None",
        "region: ap|regions: ap|spec.region: required field is missing: add it",
        "application: mambo|application: mambo\\n  suspend: maybe|spec.suspend: must be true or false",
        "application: mambo|application: mambo\\n  volumes: none|spec.volumes: must be a list",
        "application: mambo|application: mambo\\n  application: other|line 6, column",
        "v1alpha1|v1|apiVersion: set it to eb.mambo.kr/v1alpha1",
        "{name: web}|{name: WEB}|metadata.name: a name must have at most 58 lowercase letters",
        "spec:|options: []\\nspec:|options: unknown field: remove it",
        "mambo/py:1|https://mambo/py:1|spec.containers[app].image: image must be"
      })
  void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String says) throws IOException {
    var file = file(CliRun.ENVIRONMENT.replace(right, wrong.replace("\\n", "\n")));

    var result = CliRun.run("validate", file);

    assertThat(result.err()).startsWith(file + ": ").contains(says);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws IOException {
    var file =
        file(
            CliRun.ENVIRONMENT.replace("{type: None}", "{type: Network}")
                + "  - {name: app, image: \"mambo/py:2\"}\n");

    assertThat(CliRun.run("validate", file).err())
        .contains("web: spec.containers[app]: two containers have this name")
        .contains("web: spec.loadBalancer.listeners[80]: it forwards to port 80");
  }

  @Test
  void anOptionAgainstAFieldIsSaid() throws IOException {
    var file =
        file(
            CliRun.ENVIRONMENT
                + "  options: [{namespace: \"aws:elasticbeanstalk:environment\", name: EnvironmentType, value: LoadBalanced}]\n");

    assertThat(CliRun.run("validate", file).err())
        .contains("spec.options", "remove one of the two");
  }

  @Test
  void aConfigMapThatIsThereIsHeldToTheSpec() throws IOException {
    var file =
        file(
            CliRun.ENVIRONMENT.replace(
                    "image: mambo/py:1",
                    "image: mambo/py:1\n    env: [{name: A, valueFrom: {configMapKeyRef: {name: config, key: a}}}]")
                + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: config}\ndata: {b: x}\n");

    assertThat(CliRun.run("validate", file).err()).contains("ConfigMap config has no key a");
  }

  @Test
  void aSecretIsNotQuoted() throws IOException {
    var file =
        file(
            CliRun.ENVIRONMENT
                + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: hidden}\ndata: {password: \"gu?ss me\"}\n");

    var result = CliRun.run("validate", file);

    assertThat(result.err()).contains("Secret hidden: data.password is not base64");
    assertThat(result.err()).doesNotContain("gu?ss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [", "kind: ConfigMap", ""})
  void aFileWithoutAnEnvironmentIsRefused(String content) throws IOException {
    assertThat(CliRun.run("validate", file(content)).exitCode()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotThereOrNotTextIsRefused() throws IOException {
    assertThat(CliRun.run("validate", "nowhere.yaml").err())
        .isEqualTo("nowhere.yaml: file does not exist\n");
    var binary =
        Files.write(folder.resolve("b.yaml"), "\u00ff".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(CliRun.run("validate", binary.toString()).err()).contains("file is not UTF-8 text");
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("file.yaml"), content).toString();
  }
}
