package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** The EbEnvironment that objects are made for and go with. */
public record ResourceOwner(String name, String uid) {
  /** Its deletion waits for no object: what is released in time stays. */
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
