package kr.mambo.beanstalk.plan.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Certificate;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.plan.BeanstalkPlannerFixture;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputWarningsTest {
  @ParameterizedTest
  @CsvSource({
    "31, Resolved, ''",
    "29, CertificateExpiringSoon, tls.crt of Secret web expires at",
    "6, CertificateExpiring, tls.crt of Secret web expires at",
    "0, CertificateExpired, tls.crt of Secret web expired at",
    "-1, CertificateExpired, tls.crt of Secret web expired at"
  })
  void aCertificateThatEndsIsSaidInTime(int days, Reason reason, String words) {
    var rendered = RenderingFixtures.rendered();
    var certificate =
        new Certificate("web", "tls.crt", ObservationFixture.NOW.plus(Duration.ofDays(days)));
    var other =
        new Certificate("far", "tls.crt", ObservationFixture.NOW.plus(Duration.ofDays(300)));
    var desiredState = Records.with(rendered.wanted(), "certificates", List.of(other, certificate));

    var remark =
        InputWarnings.assess(
            BeanstalkPlannerFixture.situation(ObservationFixture.running()),
            Records.with(rendered, "wanted", desiredState));

    assertThat(remark.reason()).isEqualTo(reason);
    assertThat(remark.message()).contains(words).doesNotContain("far");
  }

  @Test
  void probesThatBeanstalkDoesNotAskAreNamed() {
    var spec =
        """
        containers:
        - {name: live, image: a, livenessProbe: {tcpSocket: {port: 80}}}
        - {name: start, image: a, startupProbe: {tcpSocket: {port: 80}}}
        - {name: plain, image: a}
        """;

    var remark =
        InputWarnings.assess(
            BeanstalkPlannerFixture.situation(ObservationFixture.running().spec(spec)),
            RenderingFixtures.rendered());

    assertThat(remark.message()).contains("Kubernetes only").endsWith(": live, start");
  }
}
