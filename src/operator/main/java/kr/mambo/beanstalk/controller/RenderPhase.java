package kr.mambo.beanstalk.controller;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.ManagementMode;
import kr.mambo.beanstalk.api.Storage;
import kr.mambo.beanstalk.bundle.BundleRenderer;
import kr.mambo.beanstalk.bundle.BundleTarget;
import kr.mambo.beanstalk.bundle.BundleTargetBuilder;
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
import kr.mambo.beanstalk.plan.options.DefaultsInForce;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;
import kr.mambo.beanstalk.registry.ImageResolver;
import kr.mambo.beanstalk.registry.PinningResult;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of a spec and renders them. */
final class RenderPhase {
  /**
   * What a spec becomes.
   *
   * @param query where at AWS its parts are looked for
   * @param kubernetes what it is in the cluster; refused without problems where that is not looked
   *     at
   */
  record RenderResult(
      BeanstalkRendering beanstalk, ArtifactQuery query, KubernetesRendering kubernetes) {}

  private final InputReader inputReader;
  private final BeanstalkObserver observer;
  private final ImageResolver imageResolver;
  private final DigestKeyStore digestKeys;

  RenderPhase(
      KubernetesClient kubernetes,
      BeanstalkObserver observer,
      ImageResolver imageResolver,
      String operatorNamespace) {
    this.imageResolver = imageResolver;
    this.inputReader = new InputReader(kubernetes);
    this.observer = observer;
    this.digestKeys = new DigestKeyStore(kubernetes, operatorNamespace);
  }

  RenderResult render(EnvironmentResource resource, Optional<Scope> scope, Instant now) {
    var bucket = resolveBucket(resource, scope).known();
    var resolvedInputs = inputReader.read(resource.key().namespace(), resource.spec());
    var rendering =
        bucket
            .map(bucketName -> renderBeanstalk(resource, bucketName, scope, resolvedInputs, now))
            .orElseGet(RenderPhase::refuseWithoutBucket);
    return new RenderResult(
        rendering,
        artifactQuery(resource, bucket.orElse(""), rendering, Redaction.of(resolvedInputs)),
        renderKubernetes(resource, resolvedInputs, rendering));
  }

  private KubernetesRendering renderKubernetes(
      EnvironmentResource resource, Inputs resolvedInputs, BeanstalkRendering beanstalk) {
    if (!Cutover.isRelevant(resource)) return new KubernetesRendering.Refused(List.of());
    var unresolved = PodImages.findUnresolved(resource, beanstalk);
    if (!unresolved.isEmpty()) return new KubernetesRendering.Refused(unresolved);
    var digests = PodImages.resolve(resource, beanstalk).digests();
    var inputs = new Inputs(resolvedInputs.configMaps(), resolvedInputs.secrets(), digests);
    var key = digestKeys.get();
    return KubernetesRenderer.render(resource.key(), resource.spec(), inputs, key.key(), key.id());
  }

  private static BeanstalkRendering refuseWithoutBucket() {
    return new BeanstalkRendering.Refused(
        List.of(
            Problem.missing(
                "spec.storage",
                "Beanstalk's default bucket is unknown, and is not looked up while writes to AWS are not allowed: set spec.storage.bucket")));
  }

  private BeanstalkRendering renderBeanstalk(
      EnvironmentResource resource,
      String bucket,
      Optional<Scope> scope,
      Inputs resolvedInputs,
      Instant now) {
    var key = digestKeys.get();
    var target = target(resource, bucket, key);
    var spec = resource.spec();
    boolean oneInstance = new Cutover(resource, now).isScaleDownDue();
    return switch (WorkloadRenderer.render(
        target.namespace(), target.name(), spec, resolvedInputs)) {
      case WorkloadRendering.Refused(var problems) -> new BeanstalkRendering.Refused(problems);
      case WorkloadRendering.Rendered(var workload) -> {
        var inputsDigest = BundleRenderer.digests(workload, target).inputs();
        yield switch (imageResolver.resolve(
            resource, inputsDigest, key.id(), workload.registries(), scope)) {
          case PinningResult.Waiting(var problems) -> new BeanstalkRendering.Refused(problems);
          case PinningResult.Pinned(var pinnedImages) ->
              BeanstalkRenderer.render(
                  spec,
                  resolvedInputs,
                  pinnedImages,
                  target,
                  key.id(),
                  DefaultsInForce.find(resource),
                  oneInstance);
        };
      }
    };
  }

  private Fact<String> resolveBucket(EnvironmentResource resource, Optional<Scope> scope) {
    var storage = resource.spec().storage();
    if (storage != null) return new Fact.Known<>(storage.bucket());
    // Asking for Beanstalk's own bucket makes it.
    boolean mayCreate =
        resource.spec().managementMode() == ManagementMode.Manage && !resource.spec().suspend();
    if (!mayCreate) return new Fact.NotRead<>();
    return scope.map(observer::readStorageLocation).orElseGet(Fact.NotRead::new);
  }

  private static BundleTarget target(
      EnvironmentResource resource, String bucket, DigestKeyStore.NamedKey key) {
    var spec = resource.spec();
    var profile = requireNonNullElse(spec.instanceProfile(), "");
    return BundleTargetBuilder.builder()
        .namespace(resource.key().namespace())
        .name(resource.key().name())
        .environmentName(resource.baseName())
        .region(spec.region())
        .bucket(bucket)
        .prefix(prefix(spec.storage()))
        .instanceRole(requireNonNullElse(spec.instanceRole(), profile))
        .digestKey(key.key())
        .build();
  }

  private static String prefix(@Nullable Storage storage) {
    return storage == null ? Storage.DEFAULT_PREFIX : storage.prefix();
  }

  private static ArtifactQuery artifactQuery(
      EnvironmentResource resource,
      String bucket,
      BeanstalkRendering rendering,
      Redaction redaction) {
    var wanted =
        rendering instanceof BeanstalkRendering.Rendered ready
            ? Optional.of(ready.wanted())
            : Optional.<DesiredState>empty();
    return new ArtifactQuery(
        wanted.map(DesiredState::label),
        wanted.map(DesiredState::inputsDigest),
        bucket,
        resource.artifactPrefix(),
        redaction);
  }
}
