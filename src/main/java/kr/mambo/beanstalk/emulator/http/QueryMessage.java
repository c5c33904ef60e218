package kr.mambo.beanstalk.emulator.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.service.Refusal;

/**
 * A message of the query protocol: its parameters in the query, in a form, or in both.
 *
 * @param body the octets of the form, as they were signed
 */
record QueryMessage(Map<String, String> parameters, byte[] body) {
  /** More than the largest configuration that Beanstalk takes. */
  static final int LONGEST_BODY = 2 * 1024 * 1024;

  private static final int MOST_PARAMETERS = 20_000;
  private static final Set<String> PROTOCOL =
      Set.of("Action", "Operation", "Version", "AWSAccessKeyId");

  /** Reads and decodes; what cannot be decoded is refused. */
  static QueryMessage read(HttpRequest request) throws IOException {
    if (!Set.of("GET", "POST").contains(request.method())) {
      throw new Refusal(
          "MethodNotAllowed", 405, "The query protocol takes GET and POST, not this method.");
    }
    if (!request.path().equals("/")) {
      throw new Refusal("UnknownOperation", 404, "The query protocol is spoken at the path /.");
    }
    var body = body(request);
    var parameters = new TreeMap<String, String>();
    add(parameters, request.query());
    if (isForm(request)) add(parameters, new String(body, StandardCharsets.ISO_8859_1));
    return new QueryMessage(parameters, body);
  }

  Optional<String> action() {
    return Optional.ofNullable(parameters.getOrDefault("Action", parameters.get("Operation")));
  }

  Optional<String> version() {
    return Optional.ofNullable(parameters.get("Version"));
  }

  /** The parameters of the operation, without those of the protocol. */
  Map<String, String> arguments() {
    return parameters.entrySet().stream()
        .filter(each -> !PROTOCOL.contains(each.getKey()))
        .filter(each -> !each.getKey().startsWith("X-Amz-"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static byte[] body(HttpRequest request) throws IOException {
    var length = request.header("Content-Length").orElse("0");
    boolean announced = length.length() > 9 || Integer.parseInt(length) > LONGEST_BODY;
    var body = announced ? new byte[0] : request.body().readNBytes(LONGEST_BODY + 1);
    if (announced || body.length > LONGEST_BODY) {
      throw new Refusal(
          "RequestEntityTooLarge", 413, "The request is longer than " + LONGEST_BODY + " octets.");
    }
    return body;
  }

  private static boolean isForm(HttpRequest request) {
    return request
        .header("Content-Type")
        .map(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
        .orElse(true);
  }

  private static void add(Map<String, String> parameters, String encoded) {
    try {
      for (var pair : Parameters.parse(encoded)) {
        if (parameters.putIfAbsent(pair.getKey(), pair.getValue()) != null) {
          throw new Refusal(
              "InvalidQueryParameter", "The parameter " + pair.getKey() + " is given twice.");
        }
      }
    } catch (Percent.Malformed e) {
      throw new Refusal("MalformedQueryString", 404, "The query string " + e.getMessage() + ".");
    }
    if (parameters.size() > MOST_PARAMETERS) {
      throw new Refusal(
          "InvalidQueryParameter", "The request has more than " + MOST_PARAMETERS + " parameters.");
    }
  }
}
