package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Map;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentResourceBuilder;
import kr.mambo.beanstalk.model.ResourceKey;

/** Reads a resource into what a pass looks at. */
final class EnvironmentResourceFactory {
  private final KubernetesClient kubernetes;
  private final DeletionPolicy defaultDeletionPolicy;

  EnvironmentResourceFactory(KubernetesClient kubernetes, DeletionPolicy defaultDeletionPolicy) {
    this.kubernetes = kubernetes;
    this.defaultDeletionPolicy = defaultDeletionPolicy;
  }

  EnvironmentResource create(EbEnvironment resource) {
    var metadata = resource.getMetadata();
    var status = resource.getStatus();
    var deleted = metadata.getDeletionTimestamp();
    return EnvironmentResourceBuilder.builder()
        .key(new ResourceKey(metadata.getNamespace(), metadata.getName()))
        .uid(metadata.getUid())
        .generation(metadata.getGeneration())
        .createdAt(Instant.parse(metadata.getCreationTimestamp()))
        .spec(resource.getSpec())
        .previousStatus(status == null ? EbEnvironmentStatus.NONE : status)
        .annotations(metadata.getAnnotations() == null ? Map.of() : metadata.getAnnotations())
        .deletionPolicy(deleted == null ? DeletionPolicy.Retain : deletionPolicy(resource))
        .deletedAt(deleted == null ? null : Instant.parse(deleted))
        .build();
  }

  /** Resource, then namespace, then operator; a word that nobody knows retains. */
  private DeletionPolicy deletionPolicy(EbEnvironment resource) {
    var specified = resource.getSpec().deletionPolicy();
    if (specified != null) return specified;
    var namespace = kubernetes.namespaces().withName(resource.getMetadata().getNamespace()).get();
    var annotations = namespace == null ? null : namespace.getMetadata().getAnnotations();
    var annotation = annotations == null ? null : annotations.get(Annotations.DELETION_POLICY);
    if (annotation == null) return defaultDeletionPolicy;
    return annotation.equals(DeletionPolicy.Delete.name())
        ? DeletionPolicy.Delete
        : DeletionPolicy.Retain;
  }
}
