package kr.mambo.beanstalk.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import kr.mambo.beanstalk.workload.Content;

/**
 * Tokens that let one repository be read.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">Token Authentication
 *     Specification</a>
 */
final class Tokens {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Https https;

  Tokens(Https https) {
    this.https = https;
  }

  /**
   * Gets a token. The login goes to the place that the registry names, over https alone, and no
   * redirect is followed with it.
   *
   * @param basic value of the Authorization header; empty for an anonymous token
   */
  String get(Challenge challenge, ImageName image, Optional<String> basic)
      throws IOException, UnresolvedException {
    var realm = realm(challenge);
    var reply =
        https.ask(
            "GET",
            URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query(challenge, image)),
            basic.map(login -> Map.of("Authorization", login)).orElse(Map.of()));
    if (reply.status() == 401 || reply.status() == 403) throw new UnresolvedException(refused());
    if (!reply.ok())
      throw new UnresolvedException(
          "its token service %s answers %d".formatted(realm.getHost(), reply.status()));
    return token(reply.body())
        .orElseThrow(
            () ->
                new UnresolvedException(
                    "its token service %s answers without a token".formatted(realm.getHost())));
  }

  static String refused() {
    return "it does not let the image be read: name a login that may pull it in spec.registries[].credentialsSecretRef";
  }

  private static URI realm(Challenge challenge) throws UnresolvedException {
    try {
      var realm = URI.create(challenge.parameters().getOrDefault("realm", ""));
      boolean plain =
          "https".equalsIgnoreCase(realm.getScheme())
              && realm.getHost() != null
              && realm.getRawUserInfo() == null
              && realm.getRawFragment() == null;
      if (plain) return realm;
    } catch (IllegalArgumentException notAUrl) {
      // Said below.
    }
    throw new UnresolvedException(
        "it names a token service that is not at an https address, where no login is sent");
  }

  private static String query(Challenge challenge, ImageName image) {
    var query = new StringJoiner("&");
    var service = challenge.parameters().get("service");
    if (service != null) query.add("service=" + encoded(service));
    var scope = "repository:" + image.repository() + ":pull";
    query.add("scope=" + encoded(challenge.parameters().getOrDefault("scope", scope)));
    return query.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Optional<String> token(Content body) {
    try {
      var answer = JSON.readTree(body.text().orElse(""));
      var token = answer.path("token").asText(answer.path("access_token").asText(""));
      // It becomes a header: a line break in it would begin another one.
      return token.matches("[\\x21-\\x7e]+") ? Optional.of(token) : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
