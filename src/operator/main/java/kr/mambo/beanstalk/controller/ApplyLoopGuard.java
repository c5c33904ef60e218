package kr.mambo.beanstalk.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.api.Labels;
import kr.mambo.beanstalk.model.KubernetesDecision.ApplyManifests;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.ResourceKey;

/**
 * Objects that are the same after each write and never what was written: an admission webhook
 * changes them. Writing on would never end.
 */
final class ApplyLoopGuard {
  private static final int MAX_WRITES = 3;
  private static final Duration RETRY_INTERVAL = Duration.ofMinutes(10);

  private record ApplyHistory(List<String> hashes, int count, Instant since) {}

  private final Map<ResourceKey, ApplyHistory> histories = new ConcurrentHashMap<>();

  /** Whether it was written so often of late that it is in vain; counts it otherwise. */
  boolean detectLoop(ResourceKey key, ApplyManifests decision, Instant now) {
    var hashes = decision.manifests().stream().map(ApplyLoopGuard::appliedHash).sorted().toList();
    var before = histories.get(key);
    if (before == null
        || !before.hashes().equals(hashes)
        || !now.isBefore(before.since().plus(RETRY_INTERVAL))) {
      histories.put(key, new ApplyHistory(hashes, 1, now));
      return false;
    }
    if (before.count() >= MAX_WRITES) return true;
    histories.put(key, new ApplyHistory(hashes, before.count() + 1, before.since()));
    return false;
  }

  void forget(ResourceKey key) {
    histories.remove(key);
  }

  private static String appliedHash(Manifest manifest) {
    return manifest.key()
        + " "
        + manifest.object().getMetadata().getAnnotations().get(Labels.APPLIED_HASH);
  }
}
