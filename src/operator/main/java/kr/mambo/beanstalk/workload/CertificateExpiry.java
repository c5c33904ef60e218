package kr.mambo.beanstalk.workload;

import java.time.Instant;

/**
 * When a certificate expires.
 *
 * @param secret the Secret's name
 * @param key the Secret's key
 * @param notAfter of the first to expire, if the key contains several
 */
public record CertificateExpiry(String secret, String key, Instant notAfter) {}
