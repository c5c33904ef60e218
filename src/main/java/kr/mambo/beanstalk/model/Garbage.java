package kr.mambo.beanstalk.model;

import java.util.List;

/**
 * What was made for a resource and is no longer needed.
 *
 * @param labels application versions, oldest first
 * @param keys objects in the storage bucket
 */
public record Garbage(List<String> labels, List<String> keys) {
  public Garbage {
    labels = List.copyOf(labels);
    keys = List.copyOf(keys);
  }

  public boolean empty() {
    return labels.isEmpty() && keys.isEmpty();
  }
}
