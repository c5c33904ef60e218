package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Phase of a replacement. */
public enum ReplacementPhase {
  /** The second environment is being created and updated to the spec. */
  Preparing,
  /** It runs the desired version, and its health must stay good for a while. */
  Settling,
  /** It was not created, or did not become healthy; the first environment stays active. */
  Failed,
  /**
   * The CNAMEs are not where they should be: they were not swapped, or another actor swapped them
   * back.
   */
  SwapFailed,
  /** The second environment is no longer needed and is being terminated. */
  Abandoning,
  /** The CNAMEs were swapped; the replaced environment is terminated after a grace period. */
  Retiring,
  /** The replaced environment is kept, because terminating it would delete a coupled database. */
  Kept;

  /** Parses a value; one that this version does not know becomes the value that writes least. */
  @JsonCreator
  static ReplacementPhase of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Kept;
  }

  /** Whether the CNAMEs have yet to be swapped to a second environment that is still needed. */
  public boolean isBeforeSwap() {
    return switch (this) {
      case Preparing, Settling, Failed, SwapFailed -> true;
      case Abandoning, Retiring, Kept -> false;
    };
  }
}
