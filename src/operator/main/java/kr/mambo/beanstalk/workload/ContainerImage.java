package kr.mambo.beanstalk.workload;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image.
 *
 * @param reference as in the spec
 * @param digest {@code sha256:…}, if it was resolved; absent: by tag
 */
public record ContainerImage(String reference, @Nullable String digest) {
  /**
   * Host and port, name, tag, digest.
   *
   * @see <a href="https://pkg.go.dev/github.com/distribution/reference">The grammar of
   *     references</a>
   */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?/)?"
              + "[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*(/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*"
              + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");

  static boolean isWellFormed(String reference) {
    return REFERENCE.matcher(reference).matches();
  }

  /** The reference followed by the digest, unless it has one already. */
  public String pinnedReference() {
    return digest == null || reference.contains("@") ? reference : reference + "@" + digest;
  }
}
