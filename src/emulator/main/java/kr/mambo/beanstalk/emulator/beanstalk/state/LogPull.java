package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Instant;

/**
 * Logs that were fetched for one instance.
 *
 * @param type {@code tail} or {@code bundle}
 * @param expiresAt when Beanstalk deletes them
 */
public record LogPull(
    String type,
    String instanceId,
    String bucket,
    String key,
    Instant sampledAt,
    Instant expiresAt) {}
