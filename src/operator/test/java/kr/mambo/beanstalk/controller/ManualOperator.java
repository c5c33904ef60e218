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
import kr.mambo.beanstalk.registry.DigestResult;

/**
 * The operator without the SDK and its timers: whoever drives it says when it looks around and when
 * a moment has come. What the SDK does (informer, finalizer, retries) is done here, in one
 * namespace.
 */
public final class ManualOperator {
  private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(5);

  private static final int MAX_ROUNDS = 20;

  /** When a pass is due, in an order that is always the same. */
  private final Map<String, Instant> due = new TreeMap<>();

  private final Map<String, EbEnvironment> cachedResources = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final List<RuntimeException> errors = new ArrayList<>();
  private final KubernetesClient kubernetes;
  private final String namespace;
  private final InstantSource clock;
  private final ReconcileEngine engine;

  /**
   * @param kubernetes as the operator sees it
   */
  public ManualOperator(
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
        new ReconcileEngine(
            kubernetes,
            settings,
            clock,
            clients,
            // The world of this clock has no registries.
            (image, access, scope) ->
                new DigestResult.Unresolved("registry of " + image + ": away"),
            lease,
            key -> enqueue(key.name()));
  }

  /** Notices what changed, as an informer does. */
  public void syncInformer() {
    var current = new HashMap<String, EbEnvironment>();
    for (var resource :
        kubernetes.resources(EbEnvironment.class).inNamespace(namespace).list().getItems()) {
      var name = resource.getMetadata().getName();
      var previous = cachedResources.get(name);
      if (previous == null || new RelevantUpdateFilter().accept(resource, previous)) enqueue(name);
      current.put(name, resource);
    }
    cachedResources.clear();
    cachedResources.putAll(current);
    due.keySet().retainAll(current.keySet());
  }

  /** Notices that a Secret or ConfigMap changed. */
  public void notifyInputChanged(String kind, String name) {
    engine
        .inputIndex()
        .findReferencing(new Input(Kind.valueOf(kind), namespace, name))
        .forEach(key -> enqueue(key.name()));
  }

  /** Notices that an object changed that was made for a resource. */
  public void enqueue(String name) {
    due.put(name, clock.instant());
  }

  /** Asks AWS what is due, then runs every pass that is due, and those that follow at once. */
  public void runDue() {
    engine.tick();
    for (int i = 0; i < MAX_ROUNDS && runDuePasses() > 0; i++) {}
  }

  private int runDuePasses() {
    int passes = 0;
    // A pass that follows the one before at once takes no time of this clock.
    var now = clock.instant().plus(RequeuePolicy.IMMEDIATELY);
    for (var name : List.copyOf(due.keySet())) {
      if (due.getOrDefault(name, Instant.MAX).isAfter(now)) continue;
      passes++;
      try {
        runPass(name);
        failures.remove(name);
      } catch (RuntimeException e) {
        errors.add(e);
        scheduleRetry(name);
      }
    }
    return passes;
  }

  private void runPass(String name) {
    var resource = Objects.requireNonNull(cachedResources.get(name), name);
    boolean deleting = resource.getMetadata().getDeletionTimestamp() != null;
    if (!resource.getMetadata().getFinalizers().contains(EnvironmentReconciler.FINALIZER)) {
      if (deleting) due.remove(name);
      else patchFinalizers(resource, List.of(EnvironmentReconciler.FINALIZER));
      syncInformer();
      return;
    }
    var result = engine.reconcile(resource);
    if (deleting && result.finalizerRemovable()) {
      patchFinalizers(resource, List.of());
      syncInformer();
    } else {
      due.put(name, clock.instant().plus(result.requeueAfter()));
    }
  }

  private void patchFinalizers(EbEnvironment resource, List<String> wanted) {
    var list = String.join(",", wanted.stream().map(f -> "\"" + f + "\"").toList());
    kubernetes
        .resource(resource)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"finalizers\":[%s]}}".formatted(list));
  }

  private void scheduleRetry(String name) {
    int attempts = failures.merge(name, 1, Integer::sum);
    var delay = Duration.ofSeconds(1L << Math.min(attempts, 10));
    due.put(
        name, clock.instant().plus(delay.compareTo(MAX_RETRY_DELAY) < 0 ? delay : MAX_RETRY_DELAY));
  }

  /** When the next pass is due; far away where none is. */
  public Instant nextDue() {
    return due.values().stream()
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** What passes threw, oldest first. */
  public List<RuntimeException> errors() {
    return List.copyOf(errors);
  }
}
