package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** The EbEnvironment that owns the objects. */
public record ResourceOwner(String name, String uid) {
  /** Does not block the owner's deletion: objects that are released in time are kept. */
  OwnerReference toOwnerReference() {
    return new OwnerReferenceBuilder()
        .withApiVersion("eb.mambo.kr/v1alpha1")
        .withKind("EbEnvironment")
        .withName(name)
        .withUid(uid)
        .withController(true)
        .build();
  }
}
