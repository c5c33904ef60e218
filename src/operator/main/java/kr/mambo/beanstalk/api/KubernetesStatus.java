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
 * @param readyReplicas how many pods are ready; 0 also where none is wanted
 * @param version the label of the application version whose workload the pods run
 * @param images the images that the pods run
 * @param inputs what the pods were made of
 * @param serving where the Service points: Beanstalk or Kubernetes
 * @param targets the addresses of both sides, for weighted DNS records; not that of an environment
 *     that is about to be terminated
 * @param soakStartedAt since when the pods have been as the switch of the Service wants them
 * @param replicaFloor the number of pods that is held while the Service is switched, as many as
 *     there were instances
 * @param switchedAt when the Service was switched from one side to the other
 * @param rollback why the Service went back to the environment by itself
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
