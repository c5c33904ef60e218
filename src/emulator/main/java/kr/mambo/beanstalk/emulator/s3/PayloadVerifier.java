package kr.mambo.beanstalk.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.signature.SigningDigests;

/** Holds a body to the hash that its signature covers. */
final class PayloadVerifier {
  /** The longest body with a hash: as long as the longest source bundle of Beanstalk. */
  private static final int MAX_LENGTH = 512 * 1024 * 1024;

  private PayloadVerifier() {}

  /** The request, its body proven; bodies that are unsigned or signed in chunks stay streams. */
  static HttpRequest verify(HttpRequest request) throws IOException {
    var hash = request.header("x-amz-content-sha256").orElse("UNSIGNED-PAYLOAD");
    if (hash.startsWith("UNSIGNED-") || hash.startsWith("STREAMING-")) return request;
    var body = request.body().readNBytes(MAX_LENGTH);
    if (body.length == MAX_LENGTH) {
      throw new S3Error(
          400,
          "EntityTooLarge",
          "Your proposed upload exceeds the maximum allowed size; send it in parts.");
    }
    if (!hash.equals(SigningDigests.sha256(body))) {
      throw new S3Error(
          400,
          "XAmzContentSHA256Mismatch",
          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
    return request.withBody(new ByteArrayInputStream(body));
  }
}
