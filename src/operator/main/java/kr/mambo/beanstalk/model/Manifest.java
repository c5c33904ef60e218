package kr.mambo.beanstalk.model;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** An object as it is to be applied. Its text has nothing of its content, which may be secret. */
public record Manifest(HasMetadata object) {
  public ObjectKey key() {
    return ObjectKey.of(object);
  }

  @Override
  public String toString() {
    return key().toString();
  }
}
