package kr.mambo.beanstalk.workload;

/** Field paths in problems: list items are named by their merge key. */
final class FieldPaths {
  private FieldPaths() {}

  static String registry(String host) {
    return "spec.registries[" + host + "]";
  }

  static String container(String name) {
    return "spec.containers[" + name + "]";
  }

  static String variable(String container, String name) {
    return container(container) + ".env[" + name + "]";
  }

  static String mount(String container, String path) {
    return container(container) + ".volumeMounts[" + path + "]";
  }

  static String volume(String name) {
    return "spec.volumes[" + name + "]";
  }
}
