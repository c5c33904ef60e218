package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Tags of applications, versions, saved configurations and environments. */
final class TagHandlers {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:elasticbeanstalk:([a-z0-9-]+):(\\d*):([a-z]+)/([^/]+)(?:/(.+))?");

  void register(HandlerRegistry registry) {
    registry.register(ListTagsForResourceRequest.class, this::list);
    registry.register(UpdateTagsForResourceRequest.class, this::update);
  }

  /**
   * @param environment the environment where the resource is one
   */
  private record TaggedResource(Map<String, String> tags, @Nullable Environment environment) {}

  private SdkPojo list(ListTagsForResourceRequest request, CallContext context) {
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

  private SdkPojo update(UpdateTagsForResourceRequest request, CallContext context) {
    if (request.tagsToAdd().isEmpty() && request.tagsToRemove().isEmpty())
      throw BeanstalkErrors.invalidParameterValue(
          "At least one of TagsToAdd and TagsToRemove must be specified.");
    var tagged = find(request.resourceArn(), context);
    var environment = tagged.environment;
    if (environment != null && environment.status != Status.Ready)
      throw BeanstalkErrors.operationInProgress(
          "Unable to update tags. An operation is already in progress on environment %s."
              .formatted(environment.name));
    var merged = new TreeMap<>(tagged.tags);
    for (var key : request.tagsToRemove()) merged.remove(key);
    merged.putAll(ApplicationHandlers.validatedTags(request.tagsToAdd()));
    TagValidator.validate(merged);
    tagged.tags.clear();
    tagged.tags.putAll(merged);
    if (environment != null)
      context.backend().operations().updateTags(environment, context.requestId());
    return UpdateTagsForResourceResponse.builder().build();
  }

  private static TaggedResource find(String arn, CallContext context) {
    var match = ARN.matcher(arn);
    if (!match.matches())
      throw BeanstalkErrors.invalidParameterValue(
          "The ARN '" + arn + "' is not an Elastic Beanstalk resource.");
    if (!match.group(1).equals(context.region().name)
        || !match.group(2).equals(context.region().account)) throw resourceNotFound(arn);
    return find(arn, match.group(3), match.group(4), match.group(5), context);
  }

  private static TaggedResource find(
      String arn, String kind, String owner, @Nullable String name, CallContext context) {
    if (kind.equals("platform") || kind.equals("solutionstack"))
      throw new ServiceException(
          "ResourceTypeNotSupportedException",
          "Resource type " + kind + " does not support tagging.");
    var application = context.region().applications.get(owner);
    if (application == null) throw resourceNotFound(arn);
    context.application(owner);
    var found =
        switch (kind) {
          case "application" -> new TaggedResource(application.tags, null);
          case "applicationversion" -> {
            var version = name == null ? null : application.versions.get(name);
            yield version == null ? null : new TaggedResource(version.tags, null);
          }
          case "configurationtemplate" -> {
            var template = name == null ? null : application.templates.get(name);
            yield template == null ? null : new TaggedResource(template.tags, null);
          }
          case "environment" ->
              name == null
                  ? null
                  : context
                      .region()
                      .live(name)
                      .filter(e -> e.applicationName.equals(owner))
                      .map(e -> new TaggedResource(e.tags, context.environment(e.id, null)))
                      .orElse(null);
          default ->
              throw new ServiceException(
                  "ResourceTypeNotSupportedException",
                  "Resource type " + kind + " does not support tagging.");
        };
    if (found == null) throw resourceNotFound(arn);
    return found;
  }

  private static ServiceException resourceNotFound(String arn) {
    return new ServiceException(
        "ResourceNotFoundException", "Resource not found for arn = '" + arn + "'.");
  }
}
