package kr.mambo.beanstalk.emulator.s3;

import java.time.Instant;

/**
 * A bucket. Its name is unique among all accounts.
 *
 * @param account the twelve digits of its owner
 */
public record Bucket(String name, String account, String region, Instant created) {
  String arn(String key) {
    return "arn:aws:s3:::" + name + (key.isEmpty() ? "" : "/" + key);
  }
}
