package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.SplittableRandom;

/**
 * Identifiers as AWS makes them, the same ones for the same seed and never one twice.
 *
 * <p>The n-th name depends on the seed and on n alone, so that a restarted emulator goes on where
 * it stopped by knowing n.
 */
public final class IdGenerator {
  private static final String LOWER_ALPHANUMERIC = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String UPPER_ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String MIXED_ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String HEX = "0123456789abcdef";
  private final long seed;
  private long generatedCount;

  public IdGenerator(long seed, long drawn) {
    this.seed = seed;
    this.generatedCount = drawn;
  }

  /** How many names were given out. */
  public long generatedCount() {
    return generatedCount;
  }

  public long seed() {
    return seed;
  }

  /** Goes on after the names that were given out before a restart. */
  public void resume(long count) {
    generatedCount = Math.max(generatedCount, count);
  }

  public String nextEnvironmentId() {
    return "e-" + next(LOWER_ALPHANUMERIC, 10);
  }

  public String nextInstanceId() {
    return "i-0" + next(HEX, 16);
  }

  public String nextLaunchTemplateId() {
    return "lt-0" + next(HEX, 16);
  }

  public String nextSecurityGroupId() {
    return "sg-0" + next(HEX, 16);
  }

  public String nextUpper(int length) {
    return next(UPPER_ALPHANUMERIC, length);
  }

  public String nextMixed(int length) {
    return next(MIXED_ALPHANUMERIC, length);
  }

  public String nextHex(int length) {
    return next(HEX, length);
  }

  public String nextDigits(int length) {
    return next("123456789", length);
  }

  public String nextIpAddress() {
    var random = nextRandom();
    return "3." + random.nextInt(1, 255) + "." + random.nextInt(255) + "." + random.nextInt(1, 255);
  }

  public String nextUuid() {
    return String.join("-", nextHex(8), nextHex(4), nextHex(4), nextHex(4), nextHex(12));
  }

  /** The part of host names that all environments of an account in a region share. */
  public String hostnameZone(String account, String region) {
    return randomText(
        new SplittableRandom(seed * 31 + (account + "/" + region).hashCode()),
        LOWER_ALPHANUMERIC,
        8);
  }

  private String next(String alphabet, int length) {
    return randomText(nextRandom(), alphabet, length);
  }

  private SplittableRandom nextRandom() {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + ++generatedCount);
  }

  private static String randomText(SplittableRandom random, String alphabet, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++)
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    return text.toString();
  }
}
