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
final class Subjects {
  private final KubernetesClient kubernetes;
  private final DeletionPolicy otherwise;

  Subjects(KubernetesClient kubernetes, DeletionPolicy otherwise) {
    this.kubernetes = kubernetes;
    this.otherwise = otherwise;
  }

  EnvironmentResource of(EbEnvironment resource) {
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
    var said = resource.getSpec().deletionPolicy();
    if (said != null) return said;
    var namespace = kubernetes.namespaces().withName(resource.getMetadata().getNamespace()).get();
    var annotations = namespace == null ? null : namespace.getMetadata().getAnnotations();
    var word = annotations == null ? null : annotations.get(Annotations.DELETION_POLICY);
    if (word == null) return otherwise;
    return word.equals(DeletionPolicy.Delete.name())
        ? DeletionPolicy.Delete
        : DeletionPolicy.Retain;
  }
}
