package kr.mambo.beanstalk.emulator.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.emulator.http.FormParameters;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.service.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are AWS's own: S3 API reference, "Signature calculations", and its test suite. */
class SignatureVerifierTest {
  private static final String EMPTY_PAYLOAD_HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final Instant MAY_24 = Instant.parse("2013-05-24T00:00:00Z");

  @Test
  void acceptsTheHeaderOfTheDocumentation() throws Exception {
    var request = range("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

    assertThat(verify(request, MAY_24).principal().arn()).isEqualTo("arn:aws:iam::1:user/me");
  }

  @Test
  void acceptsThePresignedLinkOfTheDocumentation() throws Exception {
    assertThat(verify(link(), MAY_24.plus(Duration.ofHours(23))).accessKeyId())
        .isEqualTo("AKIAIOSFODNN7EXAMPLE");
  }

  @Test
  void refusesALinkThatHasExpired() {
    assertRejected(
        link(), MAY_24.plus(Duration.ofDays(1)).plusSeconds(1), RejectionReason.EXPIRED_LINK);
  }

  @Test
  void acceptsTheVanillaExampleOfTheTestSuite() throws Exception {
    var request =
        new HttpRequest(
            "GET",
            "/",
            "",
            Headers.of(
                "Host",
                "example.amazonaws.com",
                "X-Amz-Date",
                "20150830T123600Z",
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                    + " SignedHeaders=host;x-amz-date,"
                    + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
            InputStream.nullInputStream());

    var credential = verify(request, Instant.parse("2015-08-30T12:36:00Z"));

    assertThat(credential.accessKeyId()).isEqualTo("AKIDEXAMPLE");
  }

  @Test
  void refusesOneWrongDigit() {
    assertRejected(
        range("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb42"),
        MAY_24,
        RejectionReason.MISMATCH);
  }

  @ParameterizedTest
  @CsvSource({"-301,Signature not yet current", "301,Signature expired"})
  void refusesAClockThatIsFarOff(int seconds, String words) {
    var request = range("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

    assertThatThrownBy(() -> verify(request, MAY_24.plusSeconds(seconds)))
        .isInstanceOfSatisfying(
            SignatureRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(RejectionReason.CLOCK_SKEWED))
        .hasMessageStartingWith(words + ": 20130524T000000Z is");
  }

  @Test
  void refusesARegionThatIsNone() {
    var header = range("0").headers().getFirst("Authorization").replace("us-east-1", "mars-1");

    assertRejected(with(range("0"), "Authorization", header), MAY_24, RejectionReason.WRONG_SCOPE);
  }

  @Test
  void refusesAHeaderOfAwsThatIsNotSigned() {
    assertRejected(with(range("0"), "X-Amz-Extra", "1"), MAY_24, RejectionReason.INCOMPLETE);
  }

  private static HttpRequest with(HttpRequest request, String header, String value) {
    var headers = new Headers(request.headers());
    headers.set(header, value);
    return new HttpRequest(
        request.method(), request.path(), request.query(), headers, request.body());
  }

  private static HttpRequest range(String signature) {
    return new HttpRequest(
        "GET",
        "/test.txt",
        "",
        Headers.of(
            "Host",
            "examplebucket.s3.amazonaws.com",
            "Range",
            "bytes=0-9",
            "X-Amz-Date",
            "20130524T000000Z",
            "X-Amz-Content-Sha256",
            EMPTY_PAYLOAD_HASH,
            "Authorization",
            "AWS4-HMAC-SHA256"
                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature="
                + signature),
        InputStream.nullInputStream());
  }

  private static HttpRequest link() {
    return new HttpRequest(
        "GET",
        "/test.txt",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature="
            + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
        Headers.of("Host", "examplebucket.s3.amazonaws.com"),
        InputStream.nullInputStream());
  }

  private static void assertRejected(HttpRequest request, Instant now, RejectionReason reason) {
    assertThatThrownBy(() -> verify(request, now))
        .isInstanceOfSatisfying(
            SignatureRejectedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Credential verify(HttpRequest request, Instant now) throws Exception {
    var query = new HashMap<String, String>();
    for (var pair : FormParameters.parse(request.query()))
      query.put(pair.getKey(), pair.getValue());
    var signature = SignatureReader.read(request, query);
    var verifier =
        new SignatureVerifier(
            SignatureVerifierTest::key,
            Set.of("us-east-1"),
            InstantSource.fixed(now),
            Duration.ofMinutes(5));
    return verifier.verify(
        request, signature, signature.presigned() ? "UNSIGNED-PAYLOAD" : EMPTY_PAYLOAD_HASH);
  }

  private static Optional<Credential> key(String id) {
    var secrets =
        Map.of(
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    return Optional.ofNullable(secrets.get(id))
        .map(
            secret ->
                new Credential(
                    id,
                    secret,
                    Optional.empty(),
                    Optional.empty(),
                    new Principal("1", "arn:aws:iam::1:user/me")));
  }
}
