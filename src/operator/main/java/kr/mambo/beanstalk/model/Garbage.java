package kr.mambo.beanstalk.model;

import java.util.List;

/**
 * What was created for a resource and is no longer needed.
 *
 * @param labels application versions, oldest first
 * @param keys objects in the storage bucket
 * @param applicationUnused whether nothing else is left of an application that was made for such
 *     resources
 */
public record Garbage(List<String> labels, List<String> keys, boolean applicationUnused) {
  public Garbage {
    labels = List.copyOf(labels);
    keys = List.copyOf(keys);
  }

  /** Versions and objects alone. */
  public Garbage(List<String> labels, List<String> keys) {
    this(labels, keys, false);
  }

  public boolean isEmpty() {
    return labels.isEmpty() && keys.isEmpty() && !applicationUnused;
  }
}
