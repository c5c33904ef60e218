package kr.mambo.beanstalk.workload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/** Relative paths in a volume. */
final class RelativePath {
  /** The maximum length of a file name on Linux, in bytes. */
  private static final int MAX_NAME_BYTES = 255;

  private RelativePath() {}

  /**
   * The path without empty parts and {@code .}; empty if it leaves the volume, is empty, or is too
   * long for a file system.
   */
  static Optional<String> normalize(String path) {
    var parts = new ArrayList<String>();
    for (var part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) continue;
      if (part.equals("..")
          || part.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
          || part.chars().anyMatch(Character::isISOControl)) return Optional.empty();
      parts.add(part);
    }
    return path.startsWith("/") || parts.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("/", parts));
  }
}
