package kr.mambo.beanstalk.emulator;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Request ids: version 4 UUIDs, the same ones from the same seed. */
final class RequestIdGenerator {
  private final RandomGenerator random;

  RequestIdGenerator(RandomGenerator random) {
    this.random = random;
  }

  synchronized String nextRequestId() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
