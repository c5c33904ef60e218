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
import kr.mambo.beanstalk.emulator.signature.Digests;

/**
 * A message of the query protocol: its parameters in the query, in a form, or in both.
 *
 * @param payloadHash of the body, as signatures count it
 */
record QueryMessage(Map<String, String> parameters, String payloadHash) {
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
    return new QueryMessage(parameters, Digests.sha256(body));
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
    boolean announced = request.header("Content-Length").map(QueryMessage::tooLong).orElse(false);
    var body = announced ? new byte[0] : request.body().readNBytes(LONGEST_BODY + 1);
    if (announced || body.length > LONGEST_BODY) {
      throw new Refusal(
          "RequestEntityTooLarge", 413, "The request is longer than " + LONGEST_BODY + " octets.");
    }
    return body;
  }

  private static boolean tooLong(String contentLength) {
    try {
      return Long.parseLong(contentLength) > LONGEST_BODY;
    } catch (NumberFormatException e) {
      return true;
    }
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
