package kr.mambo.beanstalk.model;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** An object of the resource's own namespace. */
public record ObjectKey(String kind, String name) implements Comparable<ObjectKey> {
  public static ObjectKey of(HasMetadata object) {
    return new ObjectKey(object.getKind(), object.getMetadata().getName());
  }

  /** As kubectl writes it. */
  @Override
  public String toString() {
    return kind + "/" + name;
  }

  @Override
  public int compareTo(ObjectKey other) {
    return toString().compareTo(other.toString());
  }
}
