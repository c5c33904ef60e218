package kr.mambo.beanstalk.controller;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import kr.mambo.beanstalk.api.EbAccountSpec.Limits;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * How many environments of an account are being deployed to at this moment; no more than its
 * EbAccount allows.
 */
final class DeploymentSlots {
  private record RunningDeployment(@Nullable String account, String region, String application) {}

  private final Map<ResourceKey, RunningDeployment> running = new HashMap<>();

  /** Takes a place, or says that there is none. One who has a place keeps it. */
  synchronized boolean acquire(ResourceKey key, Scope scope, String application, Limits limits) {
    var requested = new RunningDeployment(scope.account(), scope.region(), application);
    var others =
        running.entrySet().stream()
            .filter(e -> !e.getKey().equals(key))
            .map(Map.Entry::getValue)
            .toList();
    long inAccount =
        others.stream().filter(r -> Objects.equals(r.account(), scope.account())).count();
    long inApplication = others.stream().filter(requested::equals).count();
    if (inAccount >= limits.maxConcurrentDeployments()
        || inApplication >= limits.maxConcurrentDeploymentsPerApplication()) {
      return false;
    }
    running.put(key, requested);
    return true;
  }

  /** Knows of a deployment that was begun before this process, or gives a place back. */
  synchronized void update(ResourceKey key, Scope scope, String application, boolean deploying) {
    if (deploying)
      running.put(key, new RunningDeployment(scope.account(), scope.region(), application));
    else running.remove(key);
  }

  synchronized void release(ResourceKey key) {
    running.remove(key);
  }
}
