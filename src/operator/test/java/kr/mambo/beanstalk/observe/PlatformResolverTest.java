package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ManualClock;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.YamlFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformResolverTest {
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");

  private static PlatformVersion version(String number, String lifecycle) {
    return new PlatformVersion("arn/" + number, number, "b", lifecycle, "supported");
  }

  private static PlatformResolver with(PlatformVersion... versions) {
    return new PlatformResolver(
        new FakeAwsClients().answer("listPlatformVersions", List.of(versions)), new ManualClock());
  }

  private static String wanted(PlatformResolver platforms, String spec) {
    return platforms.resolveDesired(SCOPE, YamlFixtures.spec(spec)).version();
  }

  @ParameterizedTest
  @CsvSource({"recommended, 4.13.7", "'', 4.14.0"})
  void theNewestRecommendedVersionIsTakenElseTheNewest(String lifecycle, String chosen) {
    var platforms = with(version("4.14.0", ""), version("4.13.7", lifecycle));

    assertThat(wanted(platforms, "")).isEqualTo(chosen);
  }

  @Test
  void aPinnedVersionIsTaken() {
    var platforms = with(version("4.14.0", "recommended"), version("4.13.7", ""));

    assertThat(wanted(platforms, "platform: {version: 4.13.7}")).isEqualTo("4.13.7");
  }

  @ParameterizedTest
  @CsvSource({"4.99.0, 'no usable version 4.99.0, its newest is 4.14.0'"})
  void anUnknownVersionIsRefusedWithWhatThereIs(String pinned, String words) {
    var platforms = with(version("4.14.0", "recommended"));

    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(() -> wanted(platforms, "platform: {version: %s}".formatted(pinned)))
        .withMessageContaining(words);
  }

  @Test
  void anUnknownBranchIsRefusedAndNothingElseTaken() {
    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(() -> wanted(with(), "platform: {branch: Docker 99}"))
        .withMessageContaining("'Docker 99'")
        .satisfies(
            e ->
                assertThat(e.failure())
                    .isInstanceOfSatisfying(
                        Failure.Rejected.class,
                        r -> assertThat(r.reason()).isEqualTo(Reason.PlatformUnknown)));
  }

  @Test
  void theNewestIsFoundWhateverIsPinned() {
    var platforms = with(version("4.14.0", "recommended"), version("4.13.7", ""));

    assertThat(
            platforms
                .resolveNewest(SCOPE, YamlFixtures.spec("platform: {version: 4.13.7}"))
                .version())
        .isEqualTo("4.14.0");
  }

  @Test
  void theRunningVersionIsFoundByItsArn() {
    var platforms = with(version("4.14.0", "recommended"), version("4.13.7", ""));

    assertThat(platforms.resolveRunning(SCOPE, YamlFixtures.spec(""), "arn/4.13.7"))
        .isEqualTo(version("4.13.7", ""));
  }

  @Test
  void whatIsListedNoMoreIsRetired() {
    var arn = "arn:aws:elasticbeanstalk:ap-northeast-2::platform/Docker on AL2/3.0.1";
    var asked = new ArrayList<Object>();
    var clients =
        new FakeAwsClients()
            .answerWith(
                "listPlatformVersions",
                arguments -> {
                  asked.add(arguments.getLast());
                  return asked.size() == 1
                      ? List.of(version("3.10.0", "recommended"))
                      : List.<PlatformVersion>of();
                });

    assertThat(
            new PlatformResolver(clients, new ManualClock())
                .resolveRunning(SCOPE, YamlFixtures.spec(""), arn))
        .isEqualTo(new PlatformVersion(arn, "3.0.1", "Docker on AL2", "retired", "supported"));
    assertThat(
            new PlatformResolver(clients, new ManualClock())
                .resolveRunning(SCOPE, YamlFixtures.spec(""), arn))
        .isEqualTo(new PlatformVersion(arn, "3.0.1", "Docker on AL2", "retired", "retired"));
    assertThat(asked).containsOnly("Docker on AL2");
  }
}
