package kr.mambo.beanstalk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RequiredFieldsTest {
  @Test
  void theyAreThoseOfTheSchema() throws IOException {
    var crd = new YAMLMapper().readTree(Path.of("crds/ebenvironments.eb.mambo.kr-v1.yml").toFile());
    var spec = crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    var required = new TreeSet<String>();
    gather(spec, "spec", required);

    assertThat(RequiredFields.ALL).containsExactlyElementsOf(required);
  }

  private static void gather(JsonNode schema, String path, Set<String> into) {
    for (var name : schema.path("required")) into.add(path + "." + name.asText());
    for (var member : schema.path("properties").properties()) {
      gather(member.getValue(), path + "." + member.getKey(), into);
    }
    if (schema.has("items")) gather(schema.get("items"), path + "[]", into);
  }
}
