package kr.mambo.beanstalk.model;

/** A namespaced object by its name. */
public record ResourceKey(String namespace, String name) {
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
