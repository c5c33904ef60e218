package kr.mambo.beanstalk.model;

import java.util.Map;
import java.util.Optional;

/**
 * A pod of ours that is not on its way out.
 *
 * @param digests of the images that its containers run, {@code sha256:…} by container, as far as
 *     the node tells
 * @param trouble why it does not run, without figures that change all the time; empty while it runs
 *     or starts
 */
public record PodSeen(
    String name, boolean ready, Map<String, String> digests, Optional<String> trouble) {
  public PodSeen {
    digests = Map.copyOf(digests);
  }
}
