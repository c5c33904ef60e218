package kr.mambo.beanstalk.model;

import java.time.Instant;

/**
 * The second set of settings that an environment may have.
 *
 * @param status pending while an update applies it, failed when one could not
 * @param updatedAt when it got that status
 */
public record DraftConfiguration(String status, Instant updatedAt) {
  public boolean isFailed() {
    return status.equals("failed");
  }
}
