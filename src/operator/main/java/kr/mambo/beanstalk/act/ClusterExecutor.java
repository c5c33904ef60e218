package kr.mambo.beanstalk.act;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kr.mambo.beanstalk.model.ClusterDecision;
import kr.mambo.beanstalk.model.ClusterObject;
import kr.mambo.beanstalk.model.ClusterOutcome;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.ObjectKey;

/** Carries a decision about the cluster out. */
public final class ClusterExecutor {
  /** Owns what was rendered, and nothing else of an object. */
  static final String MANAGER = "eb-operator-manifests";

  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);
  private static final int NOT_FOUND = 404;
  private final KubernetesClient kubernetes;
  private final Lease lease;

  public ClusterExecutor(KubernetesClient kubernetes, Lease lease) {
    this.kubernetes = kubernetes;
    this.lease = lease;
  }

  /** Does what was decided, as long as this operator is the one that works. */
  public ClusterOutcome execute(ClusterDecision decision, ClusterView view) {
    return switch (decision) {
      case ClusterDecision.Refuse d -> new ClusterOutcome.Idle();
      case ClusterDecision.Wait d -> new ClusterOutcome.Idle();
      case ClusterDecision.Hold d -> new ClusterOutcome.Idle();
      case ClusterDecision.Nothing d -> new ClusterOutcome.Idle();
      case ClusterDecision.Remember d -> new ClusterOutcome.Idle();
      case ClusterDecision.GoBack d -> new ClusterOutcome.Idle();
      case ClusterDecision.ApplyManifests d ->
          each(d.manifests(), Manifest::key, manifest -> apply(manifest, view));
      case ClusterDecision.SwitchService d ->
          each(List.of(d.service()), ClusterObject::key, service -> redirect(service, d.host()));
      case ClusterDecision.Prune d -> each(d.objects(), ClusterObject::key, this::delete);
      case ClusterDecision.ReleaseManifests d ->
          each(d.objects(), ClusterObject::key, this::release);
    };
  }

  private <T> ClusterOutcome each(
      List<T> items, java.util.function.Function<T, ObjectKey> key, Consumer<T> write) {
    for (var item : items) {
      if (!lease.outlives(LONGEST_CALL)) return new ClusterOutcome.Idle();
      try {
        write.accept(item);
      } catch (KubernetesClientException e) {
        return Refusal.of(key.apply(item), e);
      }
    }
    return new ClusterOutcome.Done();
  }

  /** With the uid that was seen, so that nothing that took the object's place is written over. */
  private void apply(Manifest manifest, ClusterView view) {
    var object = manifest.object();
    view.object(manifest.key()).ifPresent(seen -> object.getMetadata().setUid(seen.uid()));
    kubernetes.resource(object).fieldManager(MANAGER).forceConflicts().serverSideApply();
  }

  private void redirect(ClusterObject service, String host) {
    merge(
        service.live(),
        MANAGER,
        Map.of(
            "metadata",
            Map.of("resourceVersion", service.resourceVersion()),
            "spec",
            Map.of("externalName", host)));
  }

  private void release(ClusterObject object) {
    merge(object.live(), "eb-operator-release", ReleasePatch.of(object.live()));
  }

  private void merge(HasMetadata object, String manager, Map<String, Object> patch) {
    var context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(manager)
            .build();
    kubernetes
        .resource(object)
        .patch(context, kubernetes.getKubernetesSerialization().asJson(patch));
  }

  private void delete(ClusterObject object) {
    try {
      var _ =
          kubernetes.resource(object.live()).lockResourceVersion(object.resourceVersion()).delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != NOT_FOUND) throw e;
    }
  }
}
