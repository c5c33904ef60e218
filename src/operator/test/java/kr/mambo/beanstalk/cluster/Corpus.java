package kr.mambo.beanstalk.cluster;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The resources of {@code src/operator/test/resources/corpus}: whole ones that the API server
 * accepts, and refused ones, each a merge patch (RFC 7386) over the least accepted resource and the
 * sentence that it must get.
 */
final class Corpus {
  private static final Path FOLDER = Path.of("src/operator/test/resources/corpus");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Stands for a text that is too long to be written out: {@code <41 a>} for 41 times a. */
  private static final Pattern REPEATED = Pattern.compile("<([0-9]+) (.)>");

  private Corpus() {}

  /** A resource, from its file. */
  record Accepted(String file, String text, ObjectNode resource) {
    @Override
    public String toString() {
      return file;
    }
  }

  /** A resource that is refused with these sentences. */
  record Refused(String name, List<String> expectedMessages, ObjectNode resource) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A change from one resource to the other that is refused with these sentences. */
  record ForbiddenChange(
      String name, List<String> expectedMessages, ObjectNode before, ObjectNode after) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Accepted> accepted() {
    return files("valid")
        .map(file -> new Accepted(name(file), readText(file), parseYaml(readText(file))));
  }

  static Stream<Refused> refused() {
    return documents("invalid")
        .map(
            document ->
                new Refused(
                    name(document),
                    removeExpectedMessages(document),
                    applyMergePatch(base(document), document)));
  }

  static Stream<ForbiddenChange> forbiddenChanges() {
    return documents("forbidden")
        .map(
            document ->
                new ForbiddenChange(
                    name(document),
                    removeExpectedMessages(document),
                    applyMergePatch(base(document), document.path("before")),
                    applyMergePatch(base(document), document.path("after"))));
  }

  /** What stands at the place; {@code []} and {@code {}} go into every item and value. */
  static Stream<JsonNode> values(JsonNode from, List<String> path) {
    if (path.isEmpty()) return Stream.of(from);
    var member = from.path(path.getFirst().replaceAll("\\[]|\\{}", ""));
    var rest = path.subList(1, path.size());
    if (member.isMissingNode()) return Stream.of();
    return path.getFirst().matches(".*(\\[]|\\{})")
        ? member.valueStream().flatMap(each -> values(each, rest))
        : values(member, rest);
  }

  static Set<Path> filesRead() {
    return Stream.of("valid", "invalid", "forbidden", "")
        .flatMap(Corpus::files)
        .filter(Files::isRegularFile)
        .collect(toSet());
  }

  static Set<Path> filesInAll() throws IOException {
    try (var all = Files.walk(FOLDER)) {
      return all.filter(Files::isRegularFile).collect(toSet());
    }
  }

  private static ObjectNode base(ObjectNode document) {
    var account = document.remove("base");
    return parseYaml(
        readText(FOLDER.resolve(account == null ? "environment.yaml" : "account.yaml")));
  }

  private static String name(ObjectNode document) {
    return document.remove("case").textValue();
  }

  private static List<String> removeExpectedMessages(ObjectNode document) {
    var says = document.remove("says");
    return says.isTextual()
        ? List.of(says.textValue())
        : says.valueStream().map(JsonNode::textValue).toList();
  }

  private static Stream<ObjectNode> documents(String folder) {
    return files(folder)
        .flatMap(file -> Stream.of(readText(file).split("(?m)^---\n", -1)))
        .map(document -> parseYaml(expandRepeats(document)));
  }

  private static ObjectNode applyMergePatch(ObjectNode base, JsonNode patch) {
    var result = base.deepCopy();
    patch
        .properties()
        .forEach(
            member -> {
              var value = member.getValue();
              if (value.isNull()) result.remove(member.getKey());
              else if (value.isObject())
                result.set(
                    member.getKey(), applyMergePatch(result.withObject(member.getKey()), value));
              else result.set(member.getKey(), value);
            });
    return result;
  }

  private static String expandRepeats(String text) {
    return REPEATED.matcher(text).replaceAll(m -> m.group(2).repeat(Integer.parseInt(m.group(1))));
  }

  private static Stream<Path> files(String folder) {
    try (var files = Files.list(FOLDER.resolve(folder))) {
      return List.copyOf(files.sorted().toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  static ObjectNode parseYaml(String text) {
    try {
      return (ObjectNode) YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readText(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
