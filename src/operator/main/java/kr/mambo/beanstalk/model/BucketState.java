package kr.mambo.beanstalk.model;

import java.util.Set;

/** The bucket and what lies under the wanted label. */
public sealed interface BucketState {
  /** The keys under the label's folder. */
  record Usable(Set<String> keys) implements BucketState {
    public Usable {
      keys = Set.copyOf(keys);
    }
  }

  record Unusable(Reason reason, String message) implements BucketState {}
}
