package kr.mambo.beanstalk.workload;

import java.security.SecureRandom;

/** Gives the same bytes again and again. */
final class FixedRandom extends SecureRandom {
  private final byte[] given;

  FixedRandom(byte[] given) {
    this.given = given.clone();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) bytes[i] = given[i % given.length];
  }
}
