package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import org.jspecify.annotations.Nullable;

/**
 * The workload on Kubernetes.
 *
 * @param deployment the Deployment's name
 * @param readyReplicas number of ready pods; 0 also if none is desired
 * @param version the label of the application version that the pods run
 * @param images the images that the pods run
 * @param inputs the inputs that the pods were created from
 * @param serving which side the Service points to: Beanstalk or Kubernetes
 * @param targets host names of both sides, for weighted DNS records, without an environment that is
 *     about to be terminated
 * @param soakStartedAt since when the pods have met the conditions for switching the Service
 * @param replicaFloor the minimum number of pods during the switch of the Service: the number of
 *     instances before it
 * @param switchedAt when the Service was last switched
 * @param rollback why the Service was automatically switched back to Beanstalk
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RecordBuilder
public record KubernetesStatus(
    @Nullable String deployment,
    @Nullable Integer readyReplicas,
    @Nullable String version,
    @MergeKey("container") List<Image> images,
    @Nullable PodInputs inputs,
    @Nullable String serving,
    List<String> targets,
    @Nullable Instant soakStartedAt,
    @Nullable Integer replicaFloor,
    @Nullable Instant switchedAt,
    @Nullable CutoverRollback rollback) {
  /** Nothing is there yet. */
  public static final KubernetesStatus NONE = KubernetesStatusBuilder.builder().build();

  public KubernetesStatus {
    images = Defaults.list(images);
    targets = Defaults.list(targets);
  }
}
