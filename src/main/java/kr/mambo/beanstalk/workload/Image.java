package kr.mambo.beanstalk.workload;

import org.jspecify.annotations.Nullable;

/**
 * An image.
 *
 * @param reference as the spec has it
 * @param digest {@code sha256:…}, where the registry told; absent: by tag
 */
public record Image(String reference, @Nullable String digest) {
  /** The reference with the digest behind it, unless it names one already. */
  public String pinned() {
    return digest == null || reference.contains("@") ? reference : reference + "@" + digest;
  }
}
