package kr.mambo.beanstalk.aws;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import kr.mambo.beanstalk.model.Failure;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;

/** {@link ContainerRegistry} over the AWS SDK. A token is renewed shortly before it expires. */
final class SdkContainerRegistry implements ContainerRegistry {
  private static final Duration MARGIN = Duration.ofMinutes(10);
  private final EcrClient client;
  private final InstantSource clock;
  private final AwsCall awsCall;
  private @Nullable AuthorizationData cachedToken;

  SdkContainerRegistry(EcrClient client, InstantSource clock, RateLimiter rateLimiter) {
    this.client = client;
    this.clock = clock;
    this.awsCall = new AwsCall("ecr", rateLimiter);
  }

  @Override
  public synchronized String login() {
    if (cachedToken == null || expiry(cachedToken).isBefore(clock.instant().plus(MARGIN)))
      cachedToken = fetchToken();
    return new String(
        Base64.getDecoder().decode(cachedToken.authorizationToken()), StandardCharsets.UTF_8);
  }

  private AuthorizationData fetchToken() {
    var answer = awsCall.execute("GetAuthorizationToken", () -> client.getAuthorizationToken());
    return answer.authorizationData().stream()
        .filter(data -> data.authorizationToken() != null)
        .findFirst()
        .orElseThrow(
            () ->
                new AwsException(
                    new Failure.Unavailable(
                        "ecr:GetAuthorizationToken: the response contains no token")));
  }

  private static Instant expiry(AuthorizationData data) {
    return data.expiresAt() == null ? Instant.MIN : data.expiresAt();
  }
}
