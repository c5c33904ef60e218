package kr.mambo.beanstalk.plan.platform;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.findAssessment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a platform that AWS gives up. */
class PlatformSupportTest {
  private static Optional<ConditionAssessment> supported(ObservationFixture given) {
    return findAssessment(given, RenderingFixtures.rendered(), ConditionType.PlatformSupported);
  }

  private static ObservationFixture onPlatform(
      String branch, String lifecycle, String branchLifecycle) {
    return ObservationFixture.running()
        .known(
            "livePlatform", new PlatformVersion("a", "4.1.0", branch, lifecycle, branchLifecycle));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AL2023 | recommended | supported | 2026-03-01 | True | PlatformSupported | AWS supports",
        "AL2023 | '' | beta | 2026-03-01 | True | PlatformSupported | AWS supports",
        "AL2023 | retired | supported | 2026-03-01 | False | PlatformRetired | version 4.1.0",
        "AL2023 | '' | deprecated | 2026-03-01 | False | PlatformRetiring | its platform release schedule",
        "AL2023 | '' | retired | 2026-03-01 | False | PlatformRetired | AWS retired",
        "Docker running on 64bit Amazon Linux 2 | '' | deprecated | 2026-03-01 | False | PlatformRetiring | on 2026-08-06",
        "Docker running on 64bit Amazon Linux 2 | recommended | supported | 2026-03-01 | False | PlatformRetiring | on 2026-08-06",
        "Docker running on 64bit Amazon Linux 2 | '' | deprecated | 2026-08-06 | False | PlatformRetired | on 2026-08-06",
        "Docker running on 64bit Amazon Linux 2 | retired | retired | 2026-11-25 | False | PlatformRetired | 'Docker running on 64bit Amazon Linux 2023'",
      })
  void whatAwsGivesUpIsSaidWithItsDate(
      String branch,
      String lifecycle,
      String branchLifecycle,
      String day,
      ConditionStatus status,
      String reason,
      String words) {
    var found =
        supported(
                onPlatform(branch, lifecycle, branchLifecycle)
                    .now(Instant.parse(day + "T12:00:00Z")))
            .orElseThrow();

    assertThat(found.status()).isEqualTo(status);
    assertThat(found.reason().name()).isEqualTo(reason);
    assertThat(found.message()).contains(words, branch);
  }

  @Test
  void whereNothingIsKnownNothingIsSaid() {
    assertThat(supported(ObservationFixture.running().notRead("livePlatform"))).isEmpty();
    assertThat(
            supported(
                ObservationFixture.running()
                    .unreadable("livePlatform", new Failure.Throttled("slow"))))
        .isEmpty();
    assertThat(supported(ObservationFixture.running().environment(new EnvironmentState.Absent())))
        .isEmpty();
  }

  @Test
  void whatMayNotBeReadIsUnknownAndSaysWhy() {
    var denied = new Failure.Denied("elasticbeanstalk:ListPlatformVersions: not authorized");
    var found =
        supported(ObservationFixture.running().unreadable("livePlatform", denied)).orElseThrow();

    assertThat(found.status()).isEqualTo(ConditionStatus.Unknown);
    assertThat(found.reason()).isEqualTo(Reason.AccessDenied);
    assertThat(found.message()).contains("ListPlatformVersions");
  }
}
