package kr.mambo.beanstalk.emulator.signature;

import com.sun.net.httpserver.Headers;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;

/** Makes addresses that carry their signature: S3 API reference, "Using query parameters". */
public final class Presigner {
  private Presigner() {}

  /**
   * An address to GET an object at.
   *
   * @param endpoint for example {@code http://127.0.0.1:9000}
   * @param path decoded, for example {@code /bucket/a key}
   * @param region of the bucket
   */
  public static String presignGet(
      URI endpoint,
      String path,
      Credential credential,
      String region,
      Instant now,
      Duration lifetime) {
    var time = SignatureReader.AMZ_DATE.format(now);
    var scope = new CredentialScope(time.substring(0, 8), region, "s3");
    var query =
        "X-Amz-Algorithm=%s&X-Amz-Credential=%s&X-Amz-Date=%s&X-Amz-Expires=%d&X-Amz-SignedHeaders=host"
            .formatted(
                Signature.ALGORITHM,
                PercentEncoding.encode(credential.accessKeyId() + "/" + scope),
                time,
                lifetime.toSeconds());
    var encoded =
        Arrays.stream(path.split("/", -1))
            .map(PercentEncoding::encode)
            .collect(Collectors.joining("/"));
    var headers = Headers.of("Host", endpoint.getAuthority());
    var request = new HttpRequest("GET", encoded, query, headers, InputStream.nullInputStream());
    return endpoint
        + encoded
        + "?"
        + query
        + "&X-Amz-Signature="
        + sign(request, credential, scope, time);
  }

  private static String sign(
      HttpRequest request, Credential credential, CredentialScope scope, String time) {
    try {
      var canonical = CanonicalRequest.create(request, List.of("host"), "UNSIGNED-PAYLOAD");
      var stringToSign =
          String.join(
              "\n",
              Signature.ALGORITHM,
              time,
              scope.toString(),
              SigningDigests.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
      return SigningDigests.sign(credential.secretAccessKey(), scope, stringToSign);
    } catch (PercentEncoding.MalformedEncodingException e) {
      throw new IllegalStateException("An address of our own making", e);
    }
  }
}
