package kr.mambo.beanstalk.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the login for one registry from a Secret, and nothing else in it.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/secret/#secret-types">Types of
 *     Secret</a>
 */
final class RegistryLoginReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProblemCollector problems;
  private final String name;
  private final String field;

  RegistryLoginReader(ProblemCollector problems, String name, String field) {
    this.problems = problems;
    this.name = name;
    this.field = field;
  }

  /** {@code user:password}, or null after a problem was added. */
  @Nullable Content read(SecretContent secret, String host) {
    return switch (secret.type()) {
      case "kubernetes.io/dockerconfigjson" -> readDockerConfig(secret, ".dockerconfigjson", host);
      case "kubernetes.io/dockercfg" -> readDockerConfig(secret, ".dockercfg", host);
      case "kubernetes.io/basic-auth" -> readBasicAuth(secret.data());
      default -> {
        problems.addInvalid(
            field,
            "Secret %s has the unsupported type %s: recreate it with type kubernetes.io/dockerconfigjson, kubernetes.io/dockercfg or kubernetes.io/basic-auth"
                .formatted(name, secret.type().isEmpty() ? "Opaque" : secret.type()));
        yield null;
      }
    };
  }

  private @Nullable Content readBasicAuth(Map<String, Content> data) {
    var user = readText(data, "username");
    var password = readText(data, "password");
    return user == null || password == null ? null : buildLogin(user, password);
  }

  private @Nullable String readText(Map<String, Content> data, String key) {
    var content = data.get(key);
    if (content == null) {
      problems.addMissing(
          field,
          "Secret %s has no key %s: add it, since a basic-auth Secret must have username and password"
              .formatted(name, key));
      return null;
    }
    var text = content.text().orElse(null);
    if (text == null)
      problems.addInvalid(
          field,
          "key %s of Secret %s is not UTF-8 text: set it to plain text".formatted(key, name));
    return text;
  }

  private @Nullable Content readDockerConfig(SecretContent secret, String key, String host) {
    var content = secret.data().get(key);
    if (content == null) {
      problems.addMissing(field, "Secret %s has no key %s: add it".formatted(name, key));
      return null;
    }
    var root = parseJson(content);
    if (root == null) {
      problems.addInvalid(
          field,
          "key %s of Secret %s is not a JSON object: create the Secret with `kubectl create secret docker-registry`"
              .formatted(key, name));
      return null;
    }
    var auths = key.equals(".dockercfg") ? root : root.path("auths");
    var entry = findEntry(auths, host);
    if (entry != null) return readEntry(entry, host);
    problems.addInvalid(
        field,
        root.path("credHelpers").has(host) || root.has("credsStore")
            ? "Secret %s delegates the login for %s to a credential helper, which instances do not have: create it with user and password by `kubectl create secret docker-registry`"
                .formatted(name, host)
            : "Secret %s has no entry for %s: add one whose key is the host as in the image name"
                .formatted(name, host));
    return null;
  }

  private static @Nullable JsonNode parseJson(Content content) {
    try {
      var root = JSON.readTree(content.text().orElse(""));
      return root.isObject() ? root : null;
    } catch (JsonProcessingException notJson) {
      // Its message may quote the secret.
      return null;
    }
  }

  private static @Nullable JsonNode findEntry(JsonNode auths, String host) {
    if (auths.path(host).isObject()) return auths.path(host);
    for (var entry : auths.properties()) {
      if (RegistryHost.normalize(entry.getKey()).equals(RegistryHost.normalize(host))
          && entry.getValue().isObject()) return entry.getValue();
    }
    return null;
  }

  private @Nullable Content readEntry(JsonNode entry, String host) {
    if (entry.hasNonNull("identitytoken") || entry.hasNonNull("registrytoken")) {
      problems.addInvalid(
          field,
          "Secret %s contains a token for %s, which instances cannot use: set user and password instead"
              .formatted(name, host));
      return null;
    }
    var auth = entry.path("auth").asText("");
    if (auth.isEmpty())
      return buildLogin(entry.path("username").asText(""), entry.path("password").asText(""));
    try {
      var decoded = Content.of(Base64.getMimeDecoder().decode(auth)).text().orElse("");
      int colon = decoded.indexOf(':');
      if (colon >= 0) return buildLogin(decoded.substring(0, colon), decoded.substring(colon + 1));
    } catch (IllegalArgumentException notBase64) {
      // Reported below; its message may quote the secret.
    }
    problems.addInvalid(
        field,
        "auth of the entry for %s in Secret %s is not the Base64 encoding of user:password: create the Secret with `kubectl create secret docker-registry`"
            .formatted(host, name));
    return null;
  }

  private @Nullable Content buildLogin(String user, String password) {
    if ((user + password).chars().anyMatch(Character::isISOControl)) {
      problems.addInvalid(
          field,
          "user or password in Secret %s contains a line break or another control character, which the registry would treat as part of it: remove it, for example by creating the Secret with `kubectl create secret docker-registry`"
              .formatted(name));
      return null;
    }
    if (!user.isEmpty() && !password.isEmpty() && user.indexOf(':') < 0) {
      return Content.utf8(user + ":" + password);
    }
    problems.addInvalid(
        field,
        "user or password in Secret %s is empty, or the user contains a colon: set a user without colon and a password"
            .formatted(name));
    return null;
  }
}
