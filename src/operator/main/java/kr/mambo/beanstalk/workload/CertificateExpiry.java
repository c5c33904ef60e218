package kr.mambo.beanstalk.workload;

import java.time.Instant;

/**
 * When a certificate ends.
 *
 * @param secret the Secret's name
 * @param key inside it
 * @param notAfter of the first to end, where the key holds several
 */
public record CertificateExpiry(String secret, String key, Instant notAfter) {}
