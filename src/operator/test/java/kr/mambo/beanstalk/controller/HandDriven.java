package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kr.mambo.beanstalk.act.LeaderLease;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.config.OperatorSettings;
import kr.mambo.beanstalk.controller.InputIndex.Input;
import kr.mambo.beanstalk.controller.InputIndex.Kind;
import kr.mambo.beanstalk.registry.Answer;

/**
 * The operator without the SDK and its timers: whoever drives it says when it looks around and when
 * a moment has come. What the SDK does (informer, finalizer, retries) is done here, in one
 * namespace.
 */
public final class HandDriven {
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private static final int MOST_AT_ONCE = 20;

  /** When a pass is due, in an order that is always the same. */
  private final Map<String, Instant> due = new TreeMap<>();

  private final Map<String, EbEnvironment> known = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final List<RuntimeException> troubles = new ArrayList<>();
  private final KubernetesClient kubernetes;
  private final String namespace;
  private final InstantSource clock;
  private final Engine engine;

  /**
   * @param kubernetes as the operator sees it
   */
  public HandDriven(
      KubernetesClient kubernetes,
      String namespace,
      OperatorSettings settings,
      InstantSource clock,
      AwsClients clients,
      LeaderLease lease) {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
    this.clock = clock;
    this.engine =
        new Engine(
            kubernetes,
            settings,
            clock,
            clients,
            // The world of this clock has no registries.
            (image, access, scope) -> new Answer.Unresolved("registry of " + image + ": away"),
            lease,
            key -> wake(key.name()));
  }

  /** Notices what changed, as an informer does. */
  public void look() {
    var seen = new HashMap<String, EbEnvironment>();
    for (var found :
        kubernetes.resources(EbEnvironment.class).inNamespace(namespace).list().getItems()) {
      var name = found.getMetadata().getName();
      var before = known.get(name);
      if (before == null || new WorthAPass().accept(found, before)) wake(name);
      seen.put(name, found);
    }
    known.clear();
    known.putAll(seen);
    due.keySet().retainAll(seen.keySet());
  }

  /** Notices that a Secret or ConfigMap changed. */
  public void lookAt(String kind, String name) {
    engine
        .index()
        .lookingAt(new Input(Kind.valueOf(kind), namespace, name))
        .forEach(key -> wake(key.name()));
  }

  /** Notices that an object changed that was made for a resource. */
  public void wake(String name) {
    due.put(name, clock.instant());
  }

  /** Asks AWS what is due, then runs every pass that is due, and those that follow at once. */
  public void step() {
    engine.tick();
    for (int i = 0; i < MOST_AT_ONCE && passes() > 0; i++) {}
  }

  private int passes() {
    int passes = 0;
    // A pass that follows the one before at once takes no time of this clock.
    var now = clock.instant().plus(Rhythm.AT_ONCE);
    for (var name : List.copyOf(due.keySet())) {
      if (due.getOrDefault(name, Instant.MAX).isAfter(now)) continue;
      passes++;
      try {
        pass(name);
        failures.remove(name);
      } catch (RuntimeException e) {
        troubles.add(e);
        retry(name);
      }
    }
    return passes;
  }

  private void pass(String name) {
    var resource = Objects.requireNonNull(known.get(name), name);
    boolean deleting = resource.getMetadata().getDeletionTimestamp() != null;
    if (!resource.getMetadata().getFinalizers().contains(EnvironmentReconciler.FINALIZER)) {
      if (deleting) due.remove(name);
      else finalizers(resource, List.of(EnvironmentReconciler.FINALIZER));
      look();
      return;
    }
    var result = engine.run(resource);
    if (deleting && result.finished()) {
      finalizers(resource, List.of());
      look();
    } else {
      due.put(name, clock.instant().plus(result.again()));
    }
  }

  private void finalizers(EbEnvironment resource, List<String> wanted) {
    var list = String.join(",", wanted.stream().map(f -> "\"" + f + "\"").toList());
    kubernetes
        .resource(resource)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"finalizers\":[%s]}}".formatted(list));
  }

  private void retry(String name) {
    int tried = failures.merge(name, 1, Integer::sum);
    var pause = Duration.ofSeconds(1L << Math.min(tried, 10));
    due.put(name, clock.instant().plus(pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY));
  }

  /** When the next pass is due; far away where none is. */
  public Instant next() {
    return due.values().stream()
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** What passes threw, oldest first. */
  public List<RuntimeException> troubles() {
    return List.copyOf(troubles);
  }
}
