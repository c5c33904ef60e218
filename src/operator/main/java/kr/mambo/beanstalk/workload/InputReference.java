package kr.mambo.beanstalk.workload;

import java.util.List;

/**
 * A ConfigMap or Secret that a spec references.
 *
 * @param kind which of the two
 * @param name of it, in the resource's namespace
 * @param keys the keys that are read; empty: all
 * @param optional whether it may be missing
 * @param field the field that references it, for example {@code spec.volumes[cert].secret}
 */
public record InputReference(
    Kind kind, String name, List<String> keys, boolean optional, String field) {
  /** Kind of the referenced object. */
  public enum Kind {
    ConfigMap,
    Secret
  }

  public InputReference {
    keys = List.copyOf(keys);
  }
}
