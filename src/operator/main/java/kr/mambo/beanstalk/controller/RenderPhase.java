package kr.mambo.beanstalk.controller;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.api.Storage;
import kr.mambo.beanstalk.bundle.Bundles;
import kr.mambo.beanstalk.bundle.Target;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Wanted;
import kr.mambo.beanstalk.observe.InputReader;
import kr.mambo.beanstalk.observe.Looking;
import kr.mambo.beanstalk.observe.Observer;
import kr.mambo.beanstalk.observe.Redaction;
import kr.mambo.beanstalk.plan.ClusterRenderer;
import kr.mambo.beanstalk.plan.ClusterRendering;
import kr.mambo.beanstalk.plan.Crossing;
import kr.mambo.beanstalk.plan.PodImages;
import kr.mambo.beanstalk.plan.Renderer;
import kr.mambo.beanstalk.plan.Rendering;
import kr.mambo.beanstalk.registry.ImageResolver;
import kr.mambo.beanstalk.registry.Resolution;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of a spec and renders them. */
final class RenderPhase {
  /**
   * What a spec becomes.
   *
   * @param looking where at AWS its parts are looked for
   * @param cluster what it is in the cluster; refused without problems where that is not looked at
   */
  record Rendition(Rendering rendering, Looking looking, ClusterRendering cluster) {}

  private final InputReader inputs;
  private final Observer observer;
  private final ImageResolver images;
  private final DigestKeys keys;

  RenderPhase(
      KubernetesClient kubernetes,
      Observer observer,
      ImageResolver images,
      String operatorNamespace) {
    this.images = images;
    this.inputs = new InputReader(kubernetes);
    this.observer = observer;
    this.keys = new DigestKeys(kubernetes, operatorNamespace);
  }

  Rendition render(Subject subject, Optional<Scope> scope, Instant now) {
    var bucket = bucket(subject, scope).known();
    var read = inputs.read(subject.key().namespace(), subject.spec());
    var rendering =
        bucket
            .map(named -> rendered(subject, named, scope, read, now))
            .orElseGet(RenderPhase::withoutBucket);
    return new Rendition(
        rendering,
        looking(subject, bucket.orElse(""), rendering, Redaction.of(read)),
        cluster(subject, read, rendering));
  }

  private ClusterRendering cluster(Subject subject, Inputs read, Rendering beanstalk) {
    if (!Crossing.concerns(subject)) return new ClusterRendering.Refused(List.of());
    var unresolved = PodImages.unresolved(subject, beanstalk);
    if (!unresolved.isEmpty()) return new ClusterRendering.Refused(unresolved);
    var digests = PodImages.of(subject, beanstalk).digests();
    var inputs = new Inputs(read.configMaps(), read.secrets(), digests);
    var key = keys.get();
    return ClusterRenderer.render(subject.key(), subject.spec(), inputs, key.key(), key.id());
  }

  private static Rendering withoutBucket() {
    return new Rendering.Refused(
        List.of(
            Problem.missing(
                "spec.storage",
                "Beanstalk's own bucket is not known, and is not asked for while nothing may be written: name one in spec.storage")));
  }

  private Rendering rendered(
      Subject subject, String bucket, Optional<Scope> scope, Inputs read, Instant now) {
    var key = keys.get();
    var target = target(subject, bucket, key);
    var spec = subject.spec();
    boolean oneInstance = new Crossing(subject, now).scaledDown();
    return switch (Workloads.of(target.namespace(), target.name(), spec, read)) {
      case WorkloadRendering.Refused(var problems) -> new Rendering.Refused(problems);
      case WorkloadRendering.Rendered(var workload) -> {
        var tagged = Bundles.digests(workload, target).inputs();
        yield switch (images.resolve(subject, tagged, key.id(), workload.registries(), scope)) {
          case Resolution.Waiting(var problems) -> new Rendering.Refused(problems);
          case Resolution.Pinned(var pins) ->
              Renderer.render(spec, read, pins, target, key.id(), oneInstance);
        };
      }
    };
  }

  private Fact<String> bucket(Subject subject, Optional<Scope> scope) {
    var storage = subject.spec().storage();
    if (storage != null) return new Fact.Known<>(storage.bucket());
    // Asking for Beanstalk's own bucket makes it.
    boolean mayMake =
        subject.spec().managementMode() == ManagementMode.Manage && !subject.spec().suspend();
    if (!mayMake) return new Fact.NotAsked<>();
    return scope.map(observer::storageLocation).orElseGet(Fact.NotAsked::new);
  }

  private static Target target(Subject subject, String bucket, DigestKeys.Named key) {
    var spec = subject.spec();
    var profile = requireNonNullElse(spec.instanceProfile(), "");
    return new Target(
        subject.key().namespace(),
        subject.key().name(),
        subject.firstName(),
        spec.region(),
        bucket,
        prefix(spec.storage()),
        requireNonNullElse(spec.instanceRole(), profile),
        key.key());
  }

  private static String prefix(@Nullable Storage storage) {
    return storage == null ? Storage.DEFAULT_PREFIX : storage.prefix();
  }

  private static Looking looking(
      Subject subject, String bucket, Rendering rendering, Redaction secrets) {
    var wanted =
        rendering instanceof Rendering.Rendered ready
            ? Optional.of(ready.wanted())
            : Optional.<Wanted>empty();
    return new Looking(
        wanted.map(Wanted::label), wanted.map(Wanted::inputs), bucket, subject.folder(), secrets);
  }
}
