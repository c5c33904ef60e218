package kr.mambo.beanstalk.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.HandClock;
import kr.mambo.beanstalk.model.Pins;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.With;
import kr.mambo.beanstalk.workload.Problem;

/** A resource that passes again and again, and registries that answer as the test says. */
final class Asked {
  static final String A = "sha256:" + "a".repeat(64);
  static final String B = "sha256:" + "b".repeat(64);
  private static final Scope SCOPE = Scope.own("ap-northeast-2");

  final HandClock clock = new HandClock();
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
  Pins pass(Given given, String inputs) {
    return pass(given, inputs, "k1");
  }

  Pins pass(Given given, String inputs, String keyId) {
    var subject = given.status(status).subject();
    var resolution = resolver.resolve(subject, inputs, keyId, List.of(), Optional.of(SCOPE));
    if (!(resolution instanceof Resolution.Pinned(var pins))) throw new AssertionError(resolution);
    written(pins, subject.generation());
    return pins;
  }

  /** One pass that cannot go on. */
  List<Problem> waits(Given given, String inputs) {
    var subject = given.status(status).subject();
    var resolution = resolver.resolve(subject, inputs, "k1", List.of(), Optional.of(SCOPE));
    if (!(resolution instanceof Resolution.Waiting(var problems)))
      throw new AssertionError(resolution);
    return problems;
  }

  /** One pass that may use no identity. */
  Pins refused(Given given, String inputs) {
    var subject = given.status(status).subject();
    var resolution = resolver.resolve(subject, inputs, "k1", List.of(), Optional.empty());
    return ((Resolution.Pinned) resolution).pins();
  }

  Optional<Duration> untilRefresh(Given given) {
    return resolver.untilRefresh(given.status(status).subject());
  }

  void status(String fields) {
    status = Given.running().status(status).status(fields).subject().before();
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

  private void written(Pins pins, long generation) {
    status = With.component(status, "images", pins.images());
    status = With.component(status, "imagesResolved", pins.resolved());
    status = With.component(status, "observedGeneration", generation);
  }
}
