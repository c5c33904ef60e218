package kr.mambo.beanstalk.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.api.Markings;
import kr.mambo.beanstalk.model.KubernetesDecision.ApplyManifests;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.ResourceKey;

/**
 * Objects that are the same after each write and never what was written: an admission webhook
 * changes them. Writing on would never end.
 */
final class VainWrites {
  private static final int MOST = 3;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private record Written(List<String> what, int times, Instant since) {}

  private final Map<ResourceKey, Written> written = new ConcurrentHashMap<>();

  /** Whether it was written so often of late that it is in vain; counts it otherwise. */
  boolean again(ResourceKey key, ApplyManifests decision, Instant now) {
    var what = decision.manifests().stream().map(VainWrites::stamp).sorted().toList();
    var before = written.get(key);
    if (before == null
        || !before.what().equals(what)
        || !now.isBefore(before.since().plus(PAUSE))) {
      written.put(key, new Written(what, 1, now));
      return false;
    }
    if (before.times() >= MOST) return true;
    written.put(key, new Written(what, before.times() + 1, before.since()));
    return false;
  }

  void forget(ResourceKey key) {
    written.remove(key);
  }

  private static String stamp(Manifest manifest) {
    return manifest.key()
        + " "
        + manifest.object().getMetadata().getAnnotations().get(Markings.RENDERED);
  }
}
