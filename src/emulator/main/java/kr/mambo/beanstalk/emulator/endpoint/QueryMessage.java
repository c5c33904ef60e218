package kr.mambo.beanstalk.emulator.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.http.FormParameters;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import kr.mambo.beanstalk.emulator.signature.SigningDigests;

/**
 * A message of the query protocol: its parameters in the query, in a form, or in both.
 *
 * @param payloadHash of the body, as signatures count it
 */
record QueryMessage(Map<String, String> parameters, String payloadHash) {
  /** More than the largest configuration that Beanstalk takes. */
  static final int MAX_BODY_LENGTH = 2 * 1024 * 1024;

  private static final int MAX_PARAMETERS = 20_000;
  private static final Set<String> PROTOCOL_PARAMETERS =
      Set.of("Action", "Operation", "Version", "AWSAccessKeyId");

  /** Reads and decodes; what cannot be decoded is refused. */
  static QueryMessage parse(HttpRequest request) throws IOException {
    if (!Set.of("GET", "POST").contains(request.method())) {
      throw new ServiceException(
          "MethodNotAllowed", 405, "The query protocol takes GET and POST, not this method.");
    }
    if (!request.path().equals("/")) {
      throw new ServiceException(
          "UnknownOperation", 404, "The query protocol is spoken at the path /.");
    }
    var body = readBody(request);
    var parameters = new TreeMap<String, String>();
    add(parameters, request.query());
    if (isForm(request)) add(parameters, new String(body, StandardCharsets.ISO_8859_1));
    return new QueryMessage(parameters, SigningDigests.sha256(body));
  }

  Optional<String> action() {
    return Optional.ofNullable(parameters.getOrDefault("Action", parameters.get("Operation")));
  }

  Optional<String> version() {
    return Optional.ofNullable(parameters.get("Version"));
  }

  /** The parameters of the operation, without those of the protocol. */
  Map<String, String> operationParameters() {
    return parameters.entrySet().stream()
        .filter(each -> !PROTOCOL_PARAMETERS.contains(each.getKey()))
        .filter(each -> !each.getKey().startsWith("X-Amz-"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static byte[] readBody(HttpRequest request) throws IOException {
    boolean announced =
        request.header("Content-Length").map(QueryMessage::exceedsLimit).orElse(false);
    var body = announced ? new byte[0] : request.body().readNBytes(MAX_BODY_LENGTH + 1);
    if (announced || body.length > MAX_BODY_LENGTH) {
      throw new ServiceException(
          "RequestEntityTooLarge",
          413,
          "The request is longer than " + MAX_BODY_LENGTH + " octets.");
    }
    return body;
  }

  private static boolean exceedsLimit(String contentLength) {
    try {
      return Long.parseLong(contentLength) > MAX_BODY_LENGTH;
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
      for (var pair : FormParameters.parse(encoded)) {
        if (parameters.putIfAbsent(pair.getKey(), pair.getValue()) != null) {
          throw new ServiceException(
              "InvalidQueryParameter", "The parameter " + pair.getKey() + " is given twice.");
        }
      }
    } catch (PercentEncoding.MalformedEncodingException e) {
      throw new ServiceException(
          "MalformedQueryString", 404, "The query string " + e.getMessage() + ".");
    }
    if (parameters.size() > MAX_PARAMETERS) {
      throw new ServiceException(
          "InvalidQueryParameter", "The request has more than " + MAX_PARAMETERS + " parameters.");
    }
  }
}
