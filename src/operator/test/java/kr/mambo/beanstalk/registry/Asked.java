package kr.mambo.beanstalk.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.ManualClock;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.workload.Problem;

/** A resource that passes again and again, and registries that answer as the test says. */
final class Asked {
  static final String A = "sha256:" + "a".repeat(64);
  static final String B = "sha256:" + "b".repeat(64);
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");

  final ManualClock clock = new ManualClock();
  private final Map<String, Answer> tags = new HashMap<>();
  private final List<String> questions = new ArrayList<>();
  private ImageResolver resolver = restarted();
  private EbEnvironmentStatus status = EbEnvironmentStatus.NONE;

  /** A new process, which remembers nothing. */
  ImageResolver restarted() {
    resolver =
        new ImageResolver(
            (image, access, scope) -> {
              questions.add(image);
              return tags.getOrDefault(image, new Answer.Unresolved("registry r: it is away"));
            },
            clock,
            Duration.ofSeconds(10));
    return resolver;
  }

  void names(String image, String digest) {
    tags.put(image, new Answer.Named(digest));
  }

  void away() {
    tags.clear();
  }

  /** One pass whose status is written. */
  PinnedImages pass(ObservationFixture given, String inputs) {
    return pass(given, inputs, "k1");
  }

  PinnedImages pass(ObservationFixture given, String inputs, String keyId) {
    var resource = given.status(status).resource();
    var resolution = resolver.resolve(resource, inputs, keyId, List.of(), Optional.of(SCOPE));
    if (!(resolution instanceof Resolution.Pinned(var pins))) throw new AssertionError(resolution);
    written(pins, resource.generation());
    return pins;
  }

  /** One pass that cannot go on. */
  List<Problem> waits(ObservationFixture given, String inputs) {
    var resource = given.status(status).resource();
    var resolution = resolver.resolve(resource, inputs, "k1", List.of(), Optional.of(SCOPE));
    if (!(resolution instanceof Resolution.Waiting(var problems)))
      throw new AssertionError(resolution);
    return problems;
  }

  /** One pass that may use no identity. */
  PinnedImages refused(ObservationFixture given, String inputs) {
    var resource = given.status(status).resource();
    var resolution = resolver.resolve(resource, inputs, "k1", List.of(), Optional.empty());
    return ((Resolution.Pinned) resolution).pins();
  }

  Optional<Duration> untilRefresh(ObservationFixture given) {
    return resolver.untilRefresh(given.status(status).resource());
  }

  void status(String fields) {
    status = ObservationFixture.running().status(status).status(fields).resource().previousStatus();
  }

  EbEnvironmentStatus status() {
    return status;
  }

  /** How often a registry was asked since this was called last. */
  int questions() {
    int count = questions.size();
    questions.clear();
    return count;
  }

  private void written(PinnedImages pins, long generation) {
    status = Records.with(status, "images", pins.images());
    status = Records.with(status, "imagesResolved", pins.imagesResolved());
    status = Records.with(status, "observedGeneration", generation);
  }
}
