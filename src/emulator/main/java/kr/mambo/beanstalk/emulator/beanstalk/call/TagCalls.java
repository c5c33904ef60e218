package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.service.Refusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Tags of applications, versions, saved configurations and environments. */
final class TagCalls {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:elasticbeanstalk:([a-z0-9-]+):(\\d*):([a-z]+)/([^/]+)(?:/(.+))?");

  void register(Operations operations) {
    operations.on(ListTagsForResourceRequest.class, this::list);
    operations.on(UpdateTagsForResourceRequest.class, this::update);
  }

  /**
   * @param environment the environment where the resource is one
   */
  private record Tagged(Map<String, String> tags, @Nullable Environment environment) {}

  private SdkPojo list(ListTagsForResourceRequest request, Context context) {
    var tagged = find(request.resourceArn(), context);
    var all = new TreeMap<>(tagged.tags);
    if (tagged.environment != null) {
      all.put("elasticbeanstalk:environment-id", tagged.environment.id);
      all.put("elasticbeanstalk:environment-name", tagged.environment.name);
      all.put("Name", tagged.environment.name);
    }
    return ListTagsForResourceResponse.builder()
        .resourceArn(request.resourceArn())
        .resourceTags(
            all.entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList())
        .build();
  }

  private SdkPojo update(UpdateTagsForResourceRequest request, Context context) {
    if (request.tagsToAdd().isEmpty() && request.tagsToRemove().isEmpty())
      throw Refusals.value("At least one of TagsToAdd and TagsToRemove must be specified.");
    var tagged = find(request.resourceArn(), context);
    var environment = tagged.environment;
    if (environment != null && environment.status != Status.Ready)
      throw Refusals.busy(
          "Unable to update tags. An operation is already in progress on environment %s."
              .formatted(environment.name));
    var after = new TreeMap<>(tagged.tags);
    for (var key : request.tagsToRemove()) after.remove(key);
    after.putAll(ApplicationCalls.tags(request.tagsToAdd()));
    Tags.check(after);
    tagged.tags.clear();
    tagged.tags.putAll(after);
    if (environment != null) context.shop().works().tag(environment, context.requestId());
    return UpdateTagsForResourceResponse.builder().build();
  }

  private static Tagged find(String arn, Context context) {
    var match = ARN.matcher(arn);
    if (!match.matches())
      throw Refusals.value("The ARN '" + arn + "' is not an Elastic Beanstalk resource.");
    if (!match.group(1).equals(context.region().name)
        || !match.group(2).equals(context.region().account)) throw missing(arn);
    return find(arn, match.group(3), match.group(4), match.group(5), context);
  }

  private static Tagged find(
      String arn, String kind, String owner, @Nullable String name, Context context) {
    if (kind.equals("platform") || kind.equals("solutionstack"))
      throw new Refusal(
          "ResourceTypeNotSupportedException",
          "Resource type " + kind + " does not support tagging.");
    var application = context.region().applications.get(owner);
    if (application == null) throw missing(arn);
    context.application(owner);
    var found =
        switch (kind) {
          case "application" -> new Tagged(application.tags, null);
          case "applicationversion" -> {
            var version = name == null ? null : application.versions.get(name);
            yield version == null ? null : new Tagged(version.tags, null);
          }
          case "configurationtemplate" -> {
            var template = name == null ? null : application.templates.get(name);
            yield template == null ? null : new Tagged(template.tags, null);
          }
          case "environment" ->
              name == null
                  ? null
                  : context
                      .region()
                      .live(name)
                      .filter(e -> e.application.equals(owner))
                      .map(e -> new Tagged(e.tags, context.environment(e.id, null)))
                      .orElse(null);
          default ->
              throw new Refusal(
                  "ResourceTypeNotSupportedException",
                  "Resource type " + kind + " does not support tagging.");
        };
    if (found == null) throw missing(arn);
    return found;
  }

  private static Refusal missing(String arn) {
    return new Refusal("ResourceNotFoundException", "Resource not found for arn = '" + arn + "'.");
  }
}
