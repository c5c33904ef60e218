package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Where a replacement stands. */
public enum ReplacementPhase {
  /** The second environment is made and brought to the spec. */
  Preparing,
  /** It runs what is wanted, and its health has to hold for a while. */
  Settling,
  /** It did not come up, or did not become healthy; the first serves on. */
  Failed,
  /**
   * The names are not where they should be: they were not swapped, or somebody swapped them back.
   */
  SwapFailed,
  /** The second environment is not wanted any more, and is terminated. */
  Abandoning,
  /** The names were swapped: the replaced environment is terminated after a grace time. */
  Retiring,
  /** The replaced environment stays, because a coupled database would go with it. */
  Kept;

  /** Reads a word; one that this version does not know is taken for the one that writes least. */
  @JsonCreator
  static ReplacementPhase of(String word) {
    for (var known : values()) if (known.name().equals(word)) return known;
    return Kept;
  }

  /** Whether the names have yet to be swapped, as far as the second environment is still wanted. */
  public boolean isBeforeSwap() {
    return switch (this) {
      case Preparing, Settling, Failed, SwapFailed -> true;
      case Abandoning, Retiring, Kept -> false;
    };
  }
}
