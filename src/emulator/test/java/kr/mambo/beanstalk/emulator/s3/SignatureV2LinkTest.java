package kr.mambo.beanstalk.emulator.s3;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.signature.Credential;
import org.junit.jupiter.api.Test;

/** The example of the S3 User Guide, "Query string request authentication alternative". */
class SignatureV2LinkTest {
  private static final Instant EXPIRES = Instant.ofEpochSecond(1175139620);
  private static final Credential KEY =
      new Credential(
          "AKIAIOSFODNN7EXAMPLE",
          "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          Optional.empty(),
          Optional.empty(),
          new Principal("1", "arn:aws:iam::1:user/me"));

  @Test
  void acceptsTheLinkOfTheDocumentationUntilItExpires() {
    assertThatCode(() -> verify("NpgCjnDzrM+WFzoENXmpNDUsSn8=", EXPIRES))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> verify("NpgCjnDzrM+WFzoENXmpNDUsSn8=", EXPIRES.plusSeconds(1)))
        .isInstanceOf(S3Error.class)
        .hasMessage("Request has expired");
  }

  @Test
  void refusesOneWrongLetter() {
    assertThatThrownBy(() -> verify("NpgCjnDzrM+WFzoENXmpNDUsSn9=", EXPIRES))
        .isInstanceOf(S3Error.class)
        .hasMessageStartingWith("The request signature we calculated does not match");
  }

  private static void verify(String signature, Instant now) {
    var request =
        new HttpRequest(
            "GET",
            "/photos/puppy.jpg",
            "",
            Headers.of("Host", "johnsmith.s3.amazonaws.com"),
            InputStream.nullInputStream());
    var query =
        Map.of(
            "AWSAccessKeyId",
            KEY.accessKeyId(),
            "Expires",
            "" + EXPIRES.getEpochSecond(),
            "Signature",
            signature);
    SignatureV2Link.verify(request, S3Target.of(request), query, KEY, now);
  }
}
