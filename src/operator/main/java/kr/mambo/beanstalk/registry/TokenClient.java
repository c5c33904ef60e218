package kr.mambo.beanstalk.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import kr.mambo.beanstalk.workload.Content;

/**
 * Gets tokens with read access to one repository.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">Token Authentication
 *     Specification</a>
 */
final class TokenClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpsClient https;

  TokenClient(HttpsClient https) {
    this.https = https;
  }

  /**
   * Gets a token. The login is sent to the token service that the registry names, only over https,
   * and redirects are not followed.
   *
   * @param authorization value of the Authorization header; empty for an anonymous token
   */
  String getToken(Challenge challenge, ImageReference image, Optional<String> authorization)
      throws IOException, UnresolvedException {
    var realm = parseRealm(challenge);
    var response =
        https.send(
            "GET",
            URI.create(
                realm + (realm.getRawQuery() == null ? "?" : "&") + buildQuery(challenge, image)),
            authorization.map(login -> Map.of("Authorization", login)).orElse(Map.of()));
    if (response.status() == HttpURLConnection.HTTP_UNAUTHORIZED
        || response.status() == HttpURLConnection.HTTP_FORBIDDEN)
      throw new UnresolvedException(accessDenied());
    if (!response.isOk())
      throw new UnresolvedException(
          "its token service %s responded with HTTP status %d"
              .formatted(realm.getHost(), response.status()));
    return parseToken(response.body())
        .orElseThrow(
            () ->
                new UnresolvedException(
                    "its token service %s responded without a token".formatted(realm.getHost())));
  }

  static String accessDenied() {
    return "it denied access to the image: set a login with pull permission in spec.registries[].credentialsSecretRef";
  }

  private static URI parseRealm(Challenge challenge) throws UnresolvedException {
    try {
      var realm = URI.create(challenge.parameters().getOrDefault("realm", ""));
      boolean acceptable =
          "https".equalsIgnoreCase(realm.getScheme())
              && realm.getHost() != null
              && realm.getRawUserInfo() == null
              && realm.getRawFragment() == null;
      if (acceptable) return realm;
    } catch (IllegalArgumentException notAUrl) {
      // Reported below.
    }
    throw new UnresolvedException(
        "its token service does not have an https URL, so no credentials are sent");
  }

  private static String buildQuery(Challenge challenge, ImageReference image) {
    var query = new StringJoiner("&");
    var service = challenge.parameters().get("service");
    if (service != null) query.add("service=" + encode(service));
    var scope = "repository:" + image.repository() + ":pull";
    query.add("scope=" + encode(challenge.parameters().getOrDefault("scope", scope)));
    return query.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Optional<String> parseToken(Content body) {
    try {
      var answer = JSON.readTree(body.text().orElse(""));
      var token = answer.path("token").asText(answer.path("access_token").asText(""));
      // It becomes a header value: a line break in it would start another header.
      return token.matches("[\\x21-\\x7e]+") ? Optional.of(token) : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
