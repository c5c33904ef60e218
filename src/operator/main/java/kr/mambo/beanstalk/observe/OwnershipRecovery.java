package kr.mambo.beanstalk.observe;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.StatusPerspective;
import kr.mambo.beanstalk.model.Tags;

/**
 * What a resource without a memory has at AWS. Tags say which environments are its own, and which
 * was created to replace which.
 */
final class OwnershipRecovery {
  private final String ownerId;
  private final Function<EnvironmentSnapshot, Fact<Map<String, String>>> tags;

  OwnershipRecovery(String ownerId, Function<EnvironmentSnapshot, Fact<Map<String, String>>> tags) {
    this.ownerId = ownerId;
    this.tags = tags;
  }

  /** The resource with the status' memory of names found again. */
  EnvironmentResource recover(
      EnvironmentResource resource, Map<String, EnvironmentSnapshot> environments, Instant now) {
    if (resource.previousStatus().environmentName() != null) return resource;
    var second = environments.get(resource.alternateName());
    if (second == null || !second.application().equals(resource.spec().application()))
      return resource;
    var ofSecond = ownedTags(second);
    if (ofSecond.isEmpty()) return resource;
    var first = environments.get(resource.baseName());
    var ofFirst = first == null ? Optional.<Map<String, String>>empty() : ownedTags(first);
    if (first == null || ofFirst.isEmpty())
      return resource.withStatus(
          StatusPerspective.withEnvironments(resource.previousStatus(), second.name(), null, null));
    return replacedCname(ofSecond.get(), first)
        .map(cname -> withReplacement(resource, first, second, cname, now))
        .or(
            () ->
                replacedCname(ofFirst.get(), second)
                    .map(c -> withReplacement(resource, second, first, c, now)))
        .orElse(resource);
  }

  /** Its tags, if they name this resource. */
  private Optional<Map<String, String>> ownedTags(EnvironmentSnapshot environment) {
    return tags.apply(environment).known().filter(t -> ownerId.equals(t.get(Tags.OWNER)));
  }

  /** The address that an environment was created to take over from that other one. */
  private static Optional<String> replacedCname(
      Map<String, String> tags, EnvironmentSnapshot other) {
    var start = other.id() + "/";
    return Optional.ofNullable(tags.get(Tags.REPLACES))
        .filter(tag -> tag.startsWith(start))
        .map(tag -> tag.substring(start.length()));
  }

  private static EnvironmentResource withReplacement(
      EnvironmentResource resource,
      EnvironmentSnapshot replaced,
      EnvironmentSnapshot created,
      String cname,
      Instant now) {
    var why =
        "Found environment %s, which was created to replace %s"
            .formatted(created.name(), replaced.name());
    return resource.withStatus(
        StatusPerspective.withEnvironments(
            resource.previousStatus(),
            replaced.name(),
            replaced.id(),
            ReplacementStatus.preparing(created.name(), created.id(), cname, why, now)));
  }
}
