package kr.mambo.beanstalk.act;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.KubernetesObject;
import kr.mambo.beanstalk.model.KubernetesOutcome;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.Manifest;
import kr.mambo.beanstalk.model.ObjectKey;

/** Carries a decision about the cluster out. */
public final class KubernetesExecutor {
  /** Owns what was rendered, and nothing else of an object. */
  static final String FIELD_MANAGER = "eb-operator-manifests";

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private final KubernetesClient kubernetes;
  private final LeaderLease lease;

  public KubernetesExecutor(KubernetesClient kubernetes, LeaderLease lease) {
    this.kubernetes = kubernetes;
    this.lease = lease;
  }

  /** Does what was decided, as long as this operator is the one that works. */
  public KubernetesOutcome execute(KubernetesDecision decision, KubernetesState state) {
    return switch (decision) {
      case KubernetesDecision.Refuse _,
          KubernetesDecision.Wait _,
          KubernetesDecision.Paused _,
          KubernetesDecision.Nothing _,
          KubernetesDecision.RecordIntent _,
          KubernetesDecision.RollBackCutover _ ->
          new KubernetesOutcome.NotExecuted();
      case KubernetesDecision.ApplyManifests d ->
          writeAll(d.manifests(), Manifest::key, manifest -> apply(manifest, state));
      case KubernetesDecision.SwitchService d ->
          writeAll(
              List.of(d.service()),
              KubernetesObject::key,
              service -> switchService(service, d.host()));
      case KubernetesDecision.Prune d -> writeAll(d.objects(), KubernetesObject::key, this::delete);
      case KubernetesDecision.ReleaseManifests d ->
          writeAll(d.objects(), KubernetesObject::key, this::release);
    };
  }

  private <T> KubernetesOutcome writeAll(
      List<T> items, java.util.function.Function<T, ObjectKey> key, Consumer<T> write) {
    for (var item : items) {
      if (!lease.outlives(CALL_TIMEOUT)) return new KubernetesOutcome.NotExecuted();
      try {
        write.accept(item);
      } catch (KubernetesClientException e) {
        return ApiErrorClassifier.classify(key.apply(item), e);
      }
    }
    return new KubernetesOutcome.Done();
  }

  /** With the uid that was seen, so that nothing that took the object's place is written over. */
  private void apply(Manifest manifest, KubernetesState state) {
    var object = manifest.object();
    state.find(manifest.key()).ifPresent(live -> object.getMetadata().setUid(live.uid()));
    kubernetes.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  private void switchService(KubernetesObject service, String host) {
    merge(
        service.live(),
        FIELD_MANAGER,
        Map.of(
            "metadata",
            Map.of("resourceVersion", service.resourceVersion()),
            "spec",
            Map.of("externalName", host)));
  }

  private void release(KubernetesObject object) {
    merge(object.live(), "eb-operator-release", ReleasePatch.create(object.live()));
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

  private void delete(KubernetesObject object) {
    try {
      var _ =
          kubernetes.resource(object.live()).lockResourceVersion(object.resourceVersion()).delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) throw e;
    }
  }
}
