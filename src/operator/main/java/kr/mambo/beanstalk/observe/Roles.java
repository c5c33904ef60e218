package kr.mambo.beanstalk.observe;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kr.mambo.beanstalk.api.SecondEnvironment;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Exchange;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Tags;

/**
 * What a resource without a memory has at AWS. Tags say which environments are its own, and which
 * was made to take the place of which.
 */
final class Roles {
  private final String ownerId;
  private final Function<EnvironmentSnapshot, Fact<Map<String, String>>> tags;

  Roles(String ownerId, Function<EnvironmentSnapshot, Fact<Map<String, String>>> tags) {
    this.ownerId = ownerId;
    this.tags = tags;
  }

  /** The resource with the status' memory of names found again. */
  Subject remembered(Subject subject, Map<String, EnvironmentSnapshot> seen, Instant now) {
    if (subject.before().environmentName() != null) return subject;
    var second = seen.get(subject.secondName());
    if (second == null || !second.application().equals(subject.spec().application()))
      return subject;
    var ofSecond = mine(second);
    if (ofSecond.isEmpty()) return subject;
    var first = seen.get(subject.firstName());
    var ofFirst = first == null ? Optional.<Map<String, String>>empty() : mine(first);
    if (first == null || ofFirst.isEmpty())
      return subject.with(Exchange.named(subject.before(), second.name(), null, null));
    return replaces(ofSecond.get(), first)
        .map(cname -> both(subject, first, second, cname, now))
        .or(() -> replaces(ofFirst.get(), second).map(c -> both(subject, second, first, c, now)))
        .orElse(subject);
  }

  /** Its tags, if they name this resource. */
  private Optional<Map<String, String>> mine(EnvironmentSnapshot environment) {
    return tags.apply(environment).known().filter(t -> ownerId.equals(t.get(Tags.OWNER)));
  }

  /** The address that an environment was made to get from that other one. */
  private static Optional<String> replaces(Map<String, String> tags, EnvironmentSnapshot other) {
    var start = other.id() + "/";
    return Optional.ofNullable(tags.get(Tags.REPLACES))
        .filter(tag -> tag.startsWith(start))
        .map(tag -> tag.substring(start.length()));
  }

  private static Subject both(
      Subject subject,
      EnvironmentSnapshot old,
      EnvironmentSnapshot made,
      String cname,
      Instant now) {
    var why =
        "Environment %s was found, which was made to take the place of %s"
            .formatted(made.name(), old.name());
    return subject.with(
        Exchange.named(
            subject.before(),
            old.name(),
            old.id(),
            SecondEnvironment.beginning(made.name(), made.id(), cname, why, now)));
  }
}
