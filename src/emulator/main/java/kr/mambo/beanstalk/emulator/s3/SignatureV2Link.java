package kr.mambo.beanstalk.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.signature.Credential;

/**
 * A presigned address of Signature Version 2, which boto3 still makes by default: S3 User Guide,
 * "Signing and authenticating REST requests", query string authentication.
 */
final class SignatureV2Link {
  private static final String TOKEN_PARAMETER = "x-amz-security-token";
  private static final Set<String> SIGNED_PARAMETERS =
      Set.of(
          "acl",
          "delete",
          "lifecycle",
          "location",
          "logging",
          "notification",
          "partNumber",
          "policy",
          "requestPayment",
          "tagging",
          "uploadId",
          "uploads",
          "versionId",
          "versioning",
          "versions",
          "website",
          "response-content-type",
          "response-content-language",
          "response-expires",
          "response-cache-control",
          "response-content-disposition",
          "response-content-encoding");

  private SignatureV2Link() {}

  static boolean isPresent(Map<String, String> query) {
    return query.containsKey("AWSAccessKeyId") && query.containsKey("Signature");
  }

  /** Checks signature, expiry and token; throws what S3 answers. */
  static void verify(
      HttpRequest request,
      S3Target target,
      Map<String, String> query,
      Credential credential,
      Instant now) {
    var expected = signature(request, target, query, credential.secretAccessKey());
    var given = query.getOrDefault("Signature", "");
    if (!MessageDigest.isEqual(bytes(expected), bytes(given))) {
      throw new S3Error(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided. Check"
              + " your key and signing method.");
    }
    if (now.getEpochSecond() > parseExpiry(query)) {
      throw new S3Error(403, "AccessDenied", "Request has expired");
    }
    if (!credential.sessionToken().equals(Optional.ofNullable(query.get(TOKEN_PARAMETER)))) {
      throw new S3Error(
          400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
    }
    if (credential.expiresAt().map(end -> !now.isBefore(end)).orElse(false)) {
      throw new S3Error(400, "ExpiredToken", "The provided token has expired.");
    }
  }

  private static long parseExpiry(Map<String, String> query) {
    try {
      return Long.parseLong(query.getOrDefault("Expires", ""));
    } catch (NumberFormatException e) {
      throw new S3Error(403, "AccessDenied", "Invalid date (should be seconds since epoch)");
    }
  }

  private static String signature(
      HttpRequest request, S3Target target, Map<String, String> query, String secret) {
    var lines =
        new ArrayList<>(
            List.of(
                request.method(),
                request.header("Content-MD5").orElse(""),
                request.header("Content-Type").orElse(""),
                query.getOrDefault("Expires", "")));
    amzHeaders(request, query).forEach((name, value) -> lines.add(name + ":" + value));
    lines.add(target.path() + signedQuery(query));
    return hmac(secret, String.join("\n", lines));
  }

  private static Map<String, String> amzHeaders(HttpRequest request, Map<String, String> query) {
    var headers = new TreeMap<String, String>();
    for (var each : request.headers().entrySet()) {
      var name = each.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-amz-")) headers.put(name, String.join(",", each.getValue()));
    }
    if (query.containsKey(TOKEN_PARAMETER))
      headers.put(TOKEN_PARAMETER, query.getOrDefault(TOKEN_PARAMETER, ""));
    return headers;
  }

  private static String signedQuery(Map<String, String> query) {
    var signed =
        query.entrySet().stream()
            .filter(each -> SIGNED_PARAMETERS.contains(each.getKey()))
            .map(
                each ->
                    each.getValue().isEmpty()
                        ? each.getKey()
                        : each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&"));
    return signed.isEmpty() ? "" : "?" + signed;
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA1", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
