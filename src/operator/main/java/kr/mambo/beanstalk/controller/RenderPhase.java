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
import kr.mambo.beanstalk.bundle.TargetBuilder;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.observe.ArtifactQuery;
import kr.mambo.beanstalk.observe.BeanstalkObserver;
import kr.mambo.beanstalk.observe.InputReader;
import kr.mambo.beanstalk.observe.Redaction;
import kr.mambo.beanstalk.plan.BeanstalkRenderer;
import kr.mambo.beanstalk.plan.KubernetesRenderer;
import kr.mambo.beanstalk.plan.evidence.Cutover;
import kr.mambo.beanstalk.plan.kubernetes.PodImages;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;
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
  record Rendition(
      BeanstalkRendering rendering, ArtifactQuery looking, KubernetesRendering cluster) {}

  private final InputReader inputs;
  private final BeanstalkObserver observer;
  private final ImageResolver images;
  private final DigestKeys keys;

  RenderPhase(
      KubernetesClient kubernetes,
      BeanstalkObserver observer,
      ImageResolver images,
      String operatorNamespace) {
    this.images = images;
    this.inputs = new InputReader(kubernetes);
    this.observer = observer;
    this.keys = new DigestKeys(kubernetes, operatorNamespace);
  }

  Rendition render(EnvironmentResource resource, Optional<Scope> scope, Instant now) {
    var bucket = bucket(resource, scope).known();
    var read = inputs.read(resource.key().namespace(), resource.spec());
    var rendering =
        bucket
            .map(named -> rendered(resource, named, scope, read, now))
            .orElseGet(RenderPhase::withoutBucket);
    return new Rendition(
        rendering,
        looking(resource, bucket.orElse(""), rendering, Redaction.of(read)),
        cluster(resource, read, rendering));
  }

  private KubernetesRendering cluster(
      EnvironmentResource resource, Inputs read, BeanstalkRendering beanstalk) {
    if (!Cutover.isRelevant(resource)) return new KubernetesRendering.Refused(List.of());
    var unresolved = PodImages.findUnresolved(resource, beanstalk);
    if (!unresolved.isEmpty()) return new KubernetesRendering.Refused(unresolved);
    var digests = PodImages.resolve(resource, beanstalk).digests();
    var inputs = new Inputs(read.configMaps(), read.secrets(), digests);
    var key = keys.get();
    return KubernetesRenderer.render(resource.key(), resource.spec(), inputs, key.key(), key.id());
  }

  private static BeanstalkRendering withoutBucket() {
    return new BeanstalkRendering.Refused(
        List.of(
            Problem.missing(
                "spec.storage",
                "Beanstalk's own bucket is not known, and is not asked for while nothing may be written: name one in spec.storage")));
  }

  private BeanstalkRendering rendered(
      EnvironmentResource resource,
      String bucket,
      Optional<Scope> scope,
      Inputs read,
      Instant now) {
    var key = keys.get();
    var target = target(resource, bucket, key);
    var spec = resource.spec();
    boolean oneInstance = new Cutover(resource, now).isScaleDownDue();
    return switch (Workloads.of(target.namespace(), target.name(), spec, read)) {
      case WorkloadRendering.Refused(var problems) -> new BeanstalkRendering.Refused(problems);
      case WorkloadRendering.Rendered(var workload) -> {
        var tagged = Bundles.digests(workload, target).inputs();
        yield switch (images.resolve(resource, tagged, key.id(), workload.registries(), scope)) {
          case Resolution.Waiting(var problems) -> new BeanstalkRendering.Refused(problems);
          case Resolution.Pinned(var pins) ->
              BeanstalkRenderer.render(spec, read, pins, target, key.id(), oneInstance);
        };
      }
    };
  }

  private Fact<String> bucket(EnvironmentResource resource, Optional<Scope> scope) {
    var storage = resource.spec().storage();
    if (storage != null) return new Fact.Known<>(storage.bucket());
    // Asking for Beanstalk's own bucket makes it.
    boolean mayMake =
        resource.spec().managementMode() == ManagementMode.Manage && !resource.spec().suspend();
    if (!mayMake) return new Fact.NotRead<>();
    return scope.map(observer::readStorageLocation).orElseGet(Fact.NotRead::new);
  }

  private static Target target(EnvironmentResource resource, String bucket, DigestKeys.Named key) {
    var spec = resource.spec();
    var profile = requireNonNullElse(spec.instanceProfile(), "");
    return TargetBuilder.builder()
        .namespace(resource.key().namespace())
        .name(resource.key().name())
        .environmentName(resource.baseName())
        .region(spec.region())
        .bucket(bucket)
        .prefix(prefix(spec.storage()))
        .instanceRole(requireNonNullElse(spec.instanceRole(), profile))
        .key(key.key())
        .build();
  }

  private static String prefix(@Nullable Storage storage) {
    return storage == null ? Storage.DEFAULT_PREFIX : storage.prefix();
  }

  private static ArtifactQuery looking(
      EnvironmentResource resource,
      String bucket,
      BeanstalkRendering rendering,
      Redaction secrets) {
    var wanted =
        rendering instanceof BeanstalkRendering.Rendered ready
            ? Optional.of(ready.wanted())
            : Optional.<DesiredState>empty();
    return new ArtifactQuery(
        wanted.map(DesiredState::label),
        wanted.map(DesiredState::inputsDigest),
        bucket,
        resource.artifactPrefix(),
        secrets);
  }
}
