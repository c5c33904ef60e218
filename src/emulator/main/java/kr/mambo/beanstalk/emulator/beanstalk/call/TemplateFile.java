package kr.mambo.beanstalk.emulator.beanstalk.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platform;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Template;

/**
 * Saved configurations lie in the account's bucket too, from where eb fetches them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-configuration-savedconfig.html">Saved
 *     configurations</a>
 */
final class TemplateFile {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private TemplateFile() {}

  static void write(Context context, String application, Template template) {
    var objects = context.shop().objects();
    var region = context.region();
    if (!objects.exists(region.bucket()))
      objects.create(region.account, region.name, region.bucket());
    objects.write(
        region.bucket(),
        key(application, template.name),
        text(context, template).getBytes(StandardCharsets.UTF_8));
  }

  static void delete(Context context, String application, String template) {
    context.shop().objects().delete(context.region().bucket(), key(application, template));
  }

  private static String key(String application, String template) {
    return "resources/templates/" + application + "/" + template;
  }

  private static String text(Context context, Template template) {
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
            "DateCreated", String.valueOf(template.created.toEpochMilli()),
            "DateModified", String.valueOf(template.updated.toEpochMilli())));
    document.put("Platform", Map.of("PlatformArn", arn(context, template)));
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

  private static String arn(Context context, Template template) {
    return context
        .shop()
        .platforms()
        .stack(template.platform)
        .map((Platform p) -> p.arn(context.region().name))
        .orElse("");
  }
}
