package kr.mambo.beanstalk.emulator.beanstalk.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.ConfigurationTemplate;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;

/**
 * Saved configurations lie in the account's bucket too, from where eb fetches them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-configuration-savedconfig.html">Saved
 *     configurations</a>
 */
final class SavedConfigurationFile {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private SavedConfigurationFile() {}

  static void write(CallContext context, String application, ConfigurationTemplate template) {
    var objects = context.backend().objects();
    var region = context.region();
    if (!objects.bucketExists(region.bucketName()))
      objects.createBucket(region.account, region.name, region.bucketName());
    objects.putObject(
        region.bucketName(),
        objectKey(application, template.name),
        render(context, template).getBytes(StandardCharsets.UTF_8));
  }

  static void delete(CallContext context, String application, String template) {
    context
        .backend()
        .objects()
        .deleteObject(context.region().bucketName(), objectKey(application, template));
  }

  private static String objectKey(String application, String template) {
    return "resources/templates/" + application + "/" + template;
  }

  private static String render(CallContext context, ConfigurationTemplate template) {
    var options = new TreeMap<String, Map<String, String>>();
    template.options.forEach(
        (key, value) ->
            options
                .computeIfAbsent(key.namespace(), n -> new TreeMap<>())
                .put(key.option(), value));
    var document = new LinkedHashMap<String, Object>();
    document.put(
        "EnvironmentConfigurationMetadata",
        Map.of(
            "Description", Objects.requireNonNullElse(template.description, ""),
            "DateCreated", String.valueOf(template.createdAt.toEpochMilli()),
            "DateModified", String.valueOf(template.updatedAt.toEpochMilli())));
    document.put("Platform", Map.of("PlatformArn", platformArn(context, template)));
    document.put("OptionSettings", options);
    document.put(
        "EnvironmentTier",
        Map.of("Type", Environment.Tier.WEB.type(), "Name", Environment.Tier.WEB.name()));
    document.put("AWSConfigurationTemplateVersion", "1.1.0.0");
    try {
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String platformArn(CallContext context, ConfigurationTemplate template) {
    return context
        .backend()
        .platforms()
        .findBySolutionStack(template.solutionStack)
        .map((PlatformVersion p) -> p.arn(context.region().name))
        .orElse("");
  }
}
