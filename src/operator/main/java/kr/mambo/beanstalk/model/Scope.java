package kr.mambo.beanstalk.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Account, identity and region: what one describe call answers for and one budget pays for.
 *
 * @param account the twelve digits, or null for whatever account the operator's own identity is of
 * @param roleArn the role to assume; null for the operator's own identity
 * @param externalId given when the role is assumed
 * @param region for example ap-northeast-2
 * @param endpoints URLs instead of AWS's own, by service name
 */
public record Scope(
    @Nullable String account,
    @Nullable String roleArn,
    @Nullable String externalId,
    String region,
    Map<String, String> endpoints) {
  public Scope {
    endpoints = Map.copyOf(endpoints);
  }

  /** The operator's own identity. */
  public static Scope ownIdentity(String region) {
    return new Scope(null, null, null, region, Map.of());
  }
}
