package kr.mambo.beanstalk.model;

import java.time.Instant;
import java.util.Map;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
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

  /** The environment's name at Beanstalk. */
  public String environmentName() {
    var live = before.environmentName();
    if (live != null) return live;
    var said = spec.environmentName();
    return said == null ? key.name() : said;
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
