package kr.mambo.beanstalk.workload;

import java.util.List;

/**
 * A ConfigMap or Secret that a spec refers to.
 *
 * @param kind which of the two
 * @param name of it, in the resource's namespace
 * @param keys which are read; empty: all
 * @param optional whether it may be missing
 * @param field what for, for example {@code spec.volumes[cert].secret}
 */
public record InputReference(
    Kind kind, String name, List<String> keys, boolean optional, String field) {
  /** What is referred to. */
  public enum Kind {
    ConfigMap,
    Secret
  }

  public InputReference {
    keys = List.copyOf(keys);
  }
}
