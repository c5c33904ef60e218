package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;

/**
 * Logs that were fetched for one instance.
 *
 * @param type {@code tail} or {@code bundle}
 * @param until when Beanstalk deletes them
 */
public record LogPull(
    String type, String instance, String bucket, String key, Instant sampled, Instant until) {}
