package kr.mambo.beanstalk.workload;

import java.security.SecureRandom;

/** Gives the same bytes again and again. */
final class FixedSecureRandom extends SecureRandom {
  private final byte[] sequence;

  FixedSecureRandom(byte[] sequence) {
    this.sequence = sequence.clone();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) bytes[i] = sequence[i % sequence.length];
  }
}
