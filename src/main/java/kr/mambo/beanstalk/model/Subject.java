package kr.mambo.beanstalk.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The resource that a pass is about, as it was read.
 *
 * @param before its status as it was read
 * @param annotations all of them
 * @param deletionPolicy as resource, namespace and operator say together
 * @param deleting whether it is being deleted
 */
public record Subject(
    ResourceKey key,
    String uid,
    long generation,
    Instant createdAt,
    EbEnvironmentSpec spec,
    EbEnvironmentStatus before,
    Map<String, String> annotations,
    DeletionPolicy deletionPolicy,
    boolean deleting) {
  public Subject {
    annotations = Map.copyOf(annotations);
  }

  /** The name at Beanstalk of the environment that serves. */
  public String environmentName() {
    var live = before.environmentName();
    return live == null ? firstName() : live;
  }

  /** The name that the spec asks for; what begins with it belongs to either environment. */
  public String firstName() {
    var said = spec.environmentName();
    return said == null ? key.name() : said;
  }

  /** The name of an environment that takes the place of the first, which the next gives back. */
  public String secondName() {
    return firstName() + "-b";
  }

  /** The one of the two names that the environment that serves does not have. */
  public String otherName() {
    return environmentName().equals(firstName()) ? secondName() : firstName();
  }

  /** What is going on at the environment that serves. */
  public Optional<Operation> operation() {
    return Optional.ofNullable(before.operation())
        .filter(o -> o.environmentName() == null || o.environmentName().equals(environmentName()));
  }

  /** The same resource with another status. */
  public Subject with(EbEnvironmentStatus status) {
    return new Subject(
        key, uid, generation, createdAt, spec, status, annotations, deletionPolicy, deleting);
  }

  /**
   * Whether its user asks by annotation for something that was not answered yet.
   *
   * @param answered the value that was answered last
   */
  public boolean asks(String annotation, @Nullable String answered) {
    var value = annotations.get(annotation);
    return value != null && !value.equals(answered);
  }
}
