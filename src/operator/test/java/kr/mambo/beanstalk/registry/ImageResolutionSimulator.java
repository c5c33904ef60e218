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
final class ImageResolutionSimulator {
  static final String A = "sha256:" + "a".repeat(64);
  static final String B = "sha256:" + "b".repeat(64);
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");

  final ManualClock clock = new ManualClock();
  private final Map<String, DigestResult> results = new HashMap<>();
  private final List<String> queries = new ArrayList<>();
  private ImageResolver resolver = restart();
  private EbEnvironmentStatus status = EbEnvironmentStatus.NONE;

  /** A new process, which remembers nothing. */
  ImageResolver restart() {
    resolver =
        new ImageResolver(
            (image, access, scope) -> {
              queries.add(image);
              return results.getOrDefault(
                  image, new DigestResult.Unresolved("registry r: it is away"));
            },
            clock,
            Duration.ofSeconds(10));
    return resolver;
  }

  void setDigest(String image, String digest) {
    results.put(image, new DigestResult.Resolved(digest));
  }

  void makeUnreachable() {
    results.clear();
  }

  /** One pass whose status is written. */
  PinnedImages resolve(ObservationFixture fixture, String inputs) {
    return resolve(fixture, inputs, "k1");
  }

  PinnedImages resolve(ObservationFixture fixture, String inputs, String keyId) {
    var resource = fixture.status(status).resource();
    var resolution = resolver.resolve(resource, inputs, keyId, List.of(), Optional.of(SCOPE));
    if (!(resolution instanceof PinningResult.Pinned(var pins)))
      throw new AssertionError(resolution);
    writeStatus(pins, resource.generation());
    return pins;
  }

  /** One pass that cannot go on. */
  List<Problem> expectWaiting(ObservationFixture fixture, String inputs) {
    var resource = fixture.status(status).resource();
    var resolution = resolver.resolve(resource, inputs, "k1", List.of(), Optional.of(SCOPE));
    if (!(resolution instanceof PinningResult.Waiting(var problems)))
      throw new AssertionError(resolution);
    return problems;
  }

  /** One pass that may use no identity. */
  PinnedImages resolveWithoutScope(ObservationFixture fixture, String inputs) {
    var resource = fixture.status(status).resource();
    var resolution = resolver.resolve(resource, inputs, "k1", List.of(), Optional.empty());
    return ((PinningResult.Pinned) resolution).pins();
  }

  Optional<Duration> untilRefresh(ObservationFixture fixture) {
    return resolver.untilRefresh(fixture.status(status).resource());
  }

  void status(String fields) {
    status = ObservationFixture.running().status(status).status(fields).resource().previousStatus();
  }

  EbEnvironmentStatus status() {
    return status;
  }

  /** How often a registry was asked since this was called last. */
  int queries() {
    int count = queries.size();
    queries.clear();
    return count;
  }

  private void writeStatus(PinnedImages pins, long generation) {
    status = Records.with(status, "images", pins.images());
    status = Records.with(status, "imagesResolved", pins.imagesResolved());
    status = Records.with(status, "observedGeneration", generation);
  }
}
