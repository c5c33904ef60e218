package kr.mambo.beanstalk.emulator.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.emulator.http.HttpRequest;

/**
 * Finds the signature of a request, in its {@code Authorization} header or its query. Source: AWS
 * IAM User Guide, "Signature Version 4 for API requests".
 */
public final class SignatureReader {
  static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration MAX_LINK_LIFETIME = Duration.ofDays(7);

  private SignatureReader() {}

  /**
   * Reads the signature.
   *
   * @param query the decoded query parameters
   * @throws Rejected when there is none, or one that lacks a part
   */
  public static Signature read(HttpRequest request, Map<String, String> query)
      throws SignatureRejectedException {
    var header = request.header("Authorization");
    if (header.isPresent()) return fromHeader(request, header.get());
    if (query.containsKey("X-Amz-Algorithm")) return fromQuery(query);
    throw new SignatureRejectedException(
        RejectionReason.MISSING, "Request is missing Authentication Token");
  }

  private static Signature fromHeader(HttpRequest request, String header)
      throws SignatureRejectedException {
    if (!header.startsWith(Signature.ALGORITHM + " ")) {
      throw incomplete("Unsupported AWS 'algorithm' in the Authorization header.");
    }
    var parts = parseParts(header.substring(Signature.ALGORITHM.length()));
    var missing = new StringBuilder();
    for (var name : List.of("Credential", "Signature", "SignedHeaders")) {
      if (!parts.containsKey(name))
        missing.append("Authorization header requires '").append(name).append("' parameter. ");
    }
    if (!missing.isEmpty()) throw incomplete(missing.toString().strip());
    return createSignature(
        parts, parseTime(request), request.header("X-Amz-Security-Token"), Optional.empty());
  }

  private static Signature fromQuery(Map<String, String> query) throws SignatureRejectedException {
    if (!Signature.ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
      throw incomplete("Unsupported AWS 'algorithm' in X-Amz-Algorithm.");
    }
    var parts = new TreeMap<String, String>();
    for (var name : List.of("Credential", "Signature", "SignedHeaders", "Date")) {
      var value = query.get("X-Amz-" + name);
      if (value == null) {
        throw incomplete("AWS query-string parameters must include 'X-Amz-" + name + "'.");
      }
      parts.put(name, value);
    }
    return createSignature(
        parts,
        parseTime(parts.getOrDefault("Date", "")),
        Optional.ofNullable(query.get("X-Amz-Security-Token")),
        Optional.of(parseLifetime(query.getOrDefault("X-Amz-Expires", "900"))));
  }

  private static Signature createSignature(
      Map<String, String> parts, Instant time, Optional<String> token, Optional<Duration> lifetime)
      throws SignatureRejectedException {
    var credential = parts.getOrDefault("Credential", "");
    var elements = credential.split("/", -1);
    if (elements.length != 5) {
      throw incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '"
              + credential
              + "'");
    }
    if (!elements[4].equals("aws4_request")) {
      throw new SignatureRejectedException(
          RejectionReason.WRONG_SCOPE,
          "Credential should be scoped with a valid terminator: 'aws4_request', not '"
              + elements[4]
              + "'.");
    }
    return new Signature(
        elements[0],
        new CredentialScope(elements[1], elements[2], elements[3]),
        Arrays.asList(parts.getOrDefault("SignedHeaders", "").split(";", -1)),
        parts.getOrDefault("Signature", ""),
        time,
        token,
        lifetime);
  }

  private static Map<String, String> parseParts(String text) {
    var parts = new TreeMap<String, String>();
    for (var part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0)
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
    }
    return parts;
  }

  private static Instant parseTime(HttpRequest request) throws SignatureRejectedException {
    var amzDate = request.header("X-Amz-Date");
    if (amzDate.isPresent()) return parseTime(amzDate.get());
    var date =
        request
            .header("Date")
            .orElseThrow(
                () ->
                    incomplete(
                        "Authorization header requires existence of either a 'X-Amz-Date' or a"
                            + " 'Date' header."));
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    } catch (DateTimeException e) {
      return parseTime(date);
    }
  }

  private static Instant parseTime(String amzDate) throws SignatureRejectedException {
    try {
      return Instant.from(AMZ_DATE.parse(amzDate));
    } catch (DateTimeException e) {
      throw incomplete("Date must be in ISO-8601 'basic format'. Got '" + amzDate + "'.");
    }
  }

  private static Duration parseLifetime(String seconds) throws SignatureRejectedException {
    try {
      var lifetime = Duration.ofSeconds(Long.parseLong(seconds));
      if (!lifetime.isNegative() && lifetime.compareTo(MAX_LINK_LIFETIME) <= 0) return lifetime;
    } catch (NumberFormatException | ArithmeticException e) {
      // Said below, together with numbers out of range.
    }
    throw incomplete("X-Amz-Expires must be a number of seconds from 0 to 604800.");
  }

  private static SignatureRejectedException incomplete(String message) {
    return new SignatureRejectedException(RejectionReason.INCOMPLETE, message);
  }
}
