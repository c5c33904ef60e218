package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.util.SplittableRandom;

/**
 * Identifiers as AWS makes them, the same ones for the same seed and never one twice.
 *
 * <p>The n-th name depends on the seed and on n alone, so that a restarted emulator goes on where
 * it stopped by knowing n.
 */
public final class Names {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String MIXED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String HEX = "0123456789abcdef";
  private final long seed;
  private long drawn;

  public Names(long seed, long drawn) {
    this.seed = seed;
    this.drawn = drawn;
  }

  /** How many names were given out. */
  public long drawn() {
    return drawn;
  }

  public long seed() {
    return seed;
  }

  /** Goes on after the names that were given out before a restart. */
  public void resume(long count) {
    drawn = Math.max(drawn, count);
  }

  public String environmentId() {
    return "e-" + draw(LOWER, 10);
  }

  public String instanceId() {
    return "i-0" + draw(HEX, 16);
  }

  public String launchTemplateId() {
    return "lt-0" + draw(HEX, 16);
  }

  public String securityGroupId() {
    return "sg-0" + draw(HEX, 16);
  }

  public String upper(int length) {
    return draw(UPPER, length);
  }

  public String mixed(int length) {
    return draw(MIXED, length);
  }

  public String hex(int length) {
    return draw(HEX, length);
  }

  public String digits(int length) {
    return draw("123456789", length);
  }

  public String address() {
    var random = random();
    return "3." + random.nextInt(1, 255) + "." + random.nextInt(255) + "." + random.nextInt(1, 255);
  }

  public String uuid() {
    return String.join("-", hex(8), hex(4), hex(4), hex(4), hex(12));
  }

  /** The part of host names that all environments of an account in a region share. */
  public String zone(String account, String region) {
    return spell(new SplittableRandom(seed * 31 + (account + "/" + region).hashCode()), LOWER, 8);
  }

  private String draw(String alphabet, int length) {
    return spell(random(), alphabet, length);
  }

  private SplittableRandom random() {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + ++drawn);
  }

  private static String spell(SplittableRandom random, String alphabet, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++)
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    return text.toString();
  }
}
