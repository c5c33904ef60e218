package kr.mambo.beanstalk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;

/**
 * Reads files strictly: what is not known is a problem, not passed over. Other kinds are skipped.
 */
final class ResourceFileReader {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
  private static final Set<String> TOP_LEVEL_FIELDS =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");

  private final String namespace;
  private final List<ParsedResources.Environment> environments = new ArrayList<>();
  private final Map<String, Map<String, Content>> configMaps = new TreeMap<>();
  private final Map<String, SecretContent> secrets = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private ResourceFileReader(String namespace) {
    this.namespace = namespace;
  }

  /**
   * What the files hold.
   *
   * @param namespace of resources that name none
   */
  static ParsedResources read(List<Path> files, String namespace) {
    var reader = new ResourceFileReader(namespace);
    files.forEach(reader::read);
    if (reader.environments.isEmpty() && reader.problems.isEmpty()) {
      reader.problems.add("The files contain no EbEnvironment: add a file with one");
    }
    return new ParsedResources(
        reader.environments,
        new Inputs(reader.configMaps, reader.secrets, Map.of()),
        reader.problems);
  }

  private void read(Path file) {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(Files.readString(file))) {
      while (documents.hasNextValue()) readDocument(file, documents.nextValue());
    } catch (JsonProcessingException notYaml) {
      problems.add("%s: %s".formatted(file, ParseErrorMessages.syntaxError(notYaml)));
    } catch (NoSuchFileException missing) {
      problems.add("%s: file does not exist".formatted(file));
    } catch (CharacterCodingException notText) {
      problems.add("%s: file is not UTF-8 text".formatted(file));
    } catch (IOException unreadable) {
      problems.add("%s: file cannot be read: use the name of a readable file".formatted(file));
    }
  }

  private void readDocument(Path file, JsonNode document) {
    var name = document.path("metadata").path("name").asText();
    switch (document.path("kind").asText()) {
      case "EbEnvironment" -> readEnvironment(file, document, name);
      case "ConfigMap" -> configMaps.put(name, readContent(file, document, "binaryData", "data"));
      case "Secret" ->
          secrets.put(
              name,
              new SecretContent(
                  document.path("type").asText("Opaque"),
                  readContent(file, document, "data", "stringData")));
      default -> {}
    }
  }

  private void readEnvironment(Path file, JsonNode document, String name) {
    var problemCount = problems.size();
    if (!document.path("apiVersion").asText().equals("eb.mambo.kr/v1alpha1")) {
      problems.add("%s: apiVersion: set it to eb.mambo.kr/v1alpha1".formatted(file));
    }
    if (!name.matches("[a-z]([-a-z0-9]{0,56}[a-z0-9])?")) {
      problems.add(
          "%s: metadata.name: a name must have at most 58 lowercase letters, digits and hyphens, and start with a letter"
              .formatted(file));
    }
    for (var member : document.properties()) {
      if (!TOP_LEVEL_FIELDS.contains(member.getKey())) {
        problems.add("%s: %s: unknown field: remove it".formatted(file, member.getKey()));
      }
    }
    RequiredFields.findMissing(document)
        .forEach(
            field ->
                problems.add("%s: %s: required field is missing: add it".formatted(file, field)));
    if (problems.size() > problemCount) return;
    try {
      var spec = YAML.treeToValue(document.path("spec"), EbEnvironmentSpec.class);
      var resourceNamespace = document.path("metadata").path("namespace").asText(namespace);
      environments.add(
          new ParsedResources.Environment(
              file, resourceNamespace, name, spec, readDigests(document.path("status"), spec)));
    } catch (JsonProcessingException unknown) {
      problems.add("%s: %s".formatted(file, ParseErrorMessages.describe(unknown)));
    }
  }

  /** Of images that are still the ones of the spec. */
  private static Map<String, String> readDigests(JsonNode status, EbEnvironmentSpec spec) {
    var digests = new TreeMap<String, String>();
    for (var container : spec.containers()) {
      for (var image : status.path("images")) {
        if (image.path("container").asText().equals(container.name())
            && image.path("image").asText().equals(container.image())
            && image.hasNonNull("digest"))
          digests.put(container.name(), image.path("digest").asText());
      }
    }
    return digests;
  }

  private Map<String, Content> readContent(
      Path file, JsonNode document, String encoded, String plain) {
    var content = new TreeMap<String, Content>();
    for (var entry : document.path(encoded).properties()) {
      try {
        var bytes = Base64.getDecoder().decode(entry.getValue().asText().replaceAll("\\s", ""));
        content.put(entry.getKey(), Content.of(bytes));
      } catch (IllegalArgumentException notBase64) {
        // Its message may quote the secret.
        problems.add(
            "%s: %s %s: %s.%s is not base64: encode it, or move it to %s"
                .formatted(
                    file,
                    document.path("kind").asText(),
                    document.path("metadata").path("name").asText(),
                    encoded,
                    entry.getKey(),
                    plain));
      }
    }
    for (var entry : document.path(plain).properties()) {
      content.put(entry.getKey(), Content.utf8(entry.getValue().asText()));
    }
    return content;
  }
}
