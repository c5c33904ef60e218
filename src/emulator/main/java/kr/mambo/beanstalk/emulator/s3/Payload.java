package kr.mambo.beanstalk.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.signature.Digests;

/** Holds a body to the hash that its signature covers. */
final class Payload {
  /** The longest body with a hash: as long as the longest source bundle of Beanstalk. */
  private static final int LONGEST = 512 * 1024 * 1024;

  private Payload() {}

  /** The request, its body proven; bodies that are unsigned or signed in chunks stay streams. */
  static HttpRequest proven(HttpRequest request) throws IOException {
    var hash = request.header("x-amz-content-sha256").orElse("UNSIGNED-PAYLOAD");
    if (hash.startsWith("UNSIGNED-") || hash.startsWith("STREAMING-")) return request;
    var body = request.body().readNBytes(LONGEST);
    if (body.length == LONGEST) {
      throw new S3Error(
          400,
          "EntityTooLarge",
          "Your proposed upload exceeds the maximum allowed size; send it in parts.");
    }
    if (!hash.equals(Digests.sha256(body))) {
      throw new S3Error(
          400,
          "XAmzContentSHA256Mismatch",
          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
    return request.withBody(new ByteArrayInputStream(body));
  }
}
