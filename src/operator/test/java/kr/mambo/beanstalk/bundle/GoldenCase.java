package kr.mambo.beanstalk.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;
import kr.mambo.beanstalk.workload.TestCertificates;

/**
 * One case: a file with an EbEnvironment, ConfigMaps and Secrets as kubectl takes them, and a
 * document {@code kind: ImageDigests}. {@code %{certificate NAME}} and {@code %{key NAME}} stand
 * for throw-away certificates and their keys.
 */
public record GoldenCase(String namespace, String name, EbEnvironmentSpec spec, Inputs inputs) {
  static final DigestKey KEY = new DigestKey(Content.utf8("the golden files' key"));

  private static final Pattern PLACEHOLDER = Pattern.compile("%\\{(certificate|key) ([a-z-]+)}");
  private static final YAMLMapper YAML = new YAMLMapper();

  public static GoldenCase read(Path folder) throws IOException {
    EbEnvironment environment = null;
    var configMaps = new HashMap<String, Map<String, Content>>();
    var secrets = new HashMap<String, SecretContent>();
    var digests = new HashMap<String, String>();
    try (var parser = new YAMLFactory().createParser(GoldenFiles.input(folder))) {
      var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(parser);
      while (documents.hasNext()) {
        var document = documents.next();
        var name = document.path("metadata").path("name").asText();
        switch (document.path("kind").asText()) {
          case "EbEnvironment" -> environment = YAML.treeToValue(document, EbEnvironment.class);
          case "ConfigMap" -> configMaps.put(name, data(document));
          case "Secret" ->
              secrets.put(name, new SecretContent(document.path("type").asText(), data(document)));
          case "ImageDigests" ->
              document
                  .path("digests")
                  .properties()
                  .forEach(e -> digests.put(e.getKey(), e.getValue().asText()));
          default -> throw new IOException("unknown kind in " + folder);
        }
      }
    }
    var metadata = Objects.requireNonNull(environment).getMetadata();
    return new GoldenCase(
        Objects.requireNonNullElse(metadata.getNamespace(), "default"),
        metadata.getName(),
        environment.getSpec(),
        new Inputs(configMaps, secrets, digests));
  }

  static GoldenCase sample() {
    try {
      return read(GoldenFiles.ROOT.resolve("sample"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, Content> data(JsonNode document) {
    var data = new TreeMap<String, Content>();
    var encoded = document.path("kind").asText().equals("Secret") ? "data" : "binaryData";
    var plain = document.path("kind").asText().equals("Secret") ? "stringData" : "data";
    for (var entry : document.path(encoded).properties()) {
      var text = entry.getValue().asText();
      data.put(entry.getKey(), Content.of(Base64.getDecoder().decode(text)));
    }
    for (var entry : document.path(plain).properties()) {
      data.put(entry.getKey(), Content.utf8(replacePlaceholders(entry.getValue().asText())));
    }
    return data;
  }

  private static String replacePlaceholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found ->
                found.group(1).equals("key")
                    ? TestCertificates.key(found.group(2))
                    : TestCertificates.certificate(found.group(2)));
  }

  BundleTarget target() {
    var storage = spec.storage();
    var profile = Objects.requireNonNullElse(spec.instanceProfile(), "instance-profile");
    return BundleTargetBuilder.builder()
        .namespace(namespace)
        .name(name)
        .environmentName(Objects.requireNonNullElse(spec.environmentName(), name))
        .region(spec.region())
        .bucket(
            storage == null
                ? "elasticbeanstalk-" + spec.region() + "-123456789012"
                : storage.bucket())
        .prefix(storage == null ? "eb-env" : storage.prefix())
        .instanceRole(Objects.requireNonNullElse(spec.instanceRole(), profile))
        .digestKey(KEY)
        .build();
  }
}
