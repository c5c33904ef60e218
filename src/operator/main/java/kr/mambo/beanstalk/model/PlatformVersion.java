package kr.mambo.beanstalk.model;

import java.util.Optional;

/**
 * A platform version.
 *
 * @param lifecycle recommended or another of Beanstalk's words, in lower case; empty when it says
 *     none
 * @param branchLifecycle supported, deprecated, beta or retired, in lower case
 */
public record PlatformVersion(
    String arn, String version, String branch, String lifecycle, String branchLifecycle) {
  /** Retired: what AWS lists no more. */
  public static final String RETIRED = "retired";

  /** Recommended: what AWS maintains and new environments should be made on. */
  public static final String RECOMMENDED = "recommended";

  public boolean isRecommended() {
    return lifecycle.equals(RECOMMENDED);
  }

  /** Whether this is a later version than another, such as 4.10.0 after 4.9.1. */
  public boolean isNewerThan(String other) {
    return sortKey(version).compareTo(sortKey(other)) > 0;
  }

  /** A number such as 4.13.7 as text that sorts like the numbers in it. */
  public static String sortKey(String version) {
    var padded = new StringBuilder();
    for (var part : version.split("\\.", -1)) padded.append("%8s".formatted(part));
    return padded.toString();
  }

  /** The number at the end of a platform version's ARN. */
  public static String versionOf(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /**
   * The branch in an ARN such as {@code
   * arn:aws:elasticbeanstalk:<region>::platform/<branch>/4.13.7}; empty where it is none of AWS's
   * own.
   */
  public static Optional<String> branchOf(String arn) {
    var parts = arn.split("/", -1);
    return parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
  }
}
