package kr.mambo.beanstalk.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;

/** Specs and statuses as a person would write them. */
public final class YamlFixtures {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().addModule(new JavaTimeModule()).build();

  private static final String SPEC =
      """
      application: mambo
      region: ap-northeast-2
      instanceProfile: web-profile
      storage: {bucket: mambo-cert, prefix: registry}
      containers:
      - name: app
        image: mambo/py:1
        ports: [{name: web, containerPort: 8000, hostPort: 80}]
        readinessProbe: {httpGet: {path: /healthz, port: web}}
      """;

  private YamlFixtures() {}

  /** A small spec that can be rendered, with these fields instead of its own. */
  public static EbEnvironmentSpec spec(String fields) {
    return read(SPEC, fields, EbEnvironmentSpec.class);
  }

  /** A status with these fields and no others. */
  public static EbEnvironmentStatus status(String fields) {
    return read("{}", fields, EbEnvironmentStatus.class);
  }

  /** A status with these fields instead of its own. */
  public static EbEnvironmentStatus status(EbEnvironmentStatus before, String fields) {
    return read(YAML.valueToTree(before).toString(), fields, EbEnvironmentStatus.class);
  }

  private static <T> T read(String defaults, String fields, Class<T> type) {
    try {
      var tree = (ObjectNode) YAML.readTree(defaults);
      if (!fields.isBlank()) tree.setAll((ObjectNode) YAML.readTree(fields));
      return YAML.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(fields, e);
    }
  }
}
