package kr.mambo.beanstalk.plan.replacement;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.BeanstalkPlannerFixture;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Beanstalk cannot change on a live environment, in the form in which it reads it back. */
class ImmutableFieldsTest {
  private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
  private static final String OTHER_BRANCH =
      "arn:aws:elasticbeanstalk:ap-northeast-2::platform/Corretto 21/4.1.0";

  /** Options as {@code namespace|name=value}, separated by blanks. */
  private static Map<OptionKey, String> options(String text) {
    var options = new TreeMap<OptionKey, String>();
    if (text.isBlank()) return options;
    for (var option : text.strip().split(" ", -1)) {
      var parts = option.split("=", 2);
      options.put(OptionKey.parse(parts[0]), parts[1]);
    }
    return options;
  }

  private static BeanstalkSituation situation(String wanted, String live) {
    return BeanstalkPlannerFixture.situation(
        ObservationFixture.running()
            .generation(2)
            .known(
                "settings",
                new LiveSettings(options(live.replace("E|", ENVIRONMENT + "|")), false)),
        RenderingFixtures.rendered(options(wanted.replace("E|", ENVIRONMENT + "|"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "E|LoadBalancerType=network; E|LoadBalancerType=application; spec.loadBalancer.type",
        "E|LoadBalancerType=network; E|EnvironmentType=LoadBalanced; spec.loadBalancer.type",
        "E|LoadBalancerIsShared=true; E|LoadBalancerType=application; LoadBalancerIsShared",
        "e|loadbalancerisshared=true; E|LoadBalancerIsShared=false; LoadBalancerIsShared",
        "aws:elbv2:loadbalancer|SharedLoadBalancer=arn:b; aws:elbv2:loadbalancer|SharedLoadBalancer=arn:a; SharedLoadBalancer",
        "aws:ec2:vpc|VPCId=vpc-2; aws:ec2:vpc|VPCId=vpc-1; VPCId",
        "aws:ec2:vpc|VPCId=vpc-2; ''; VPCId",
        "E|EnvironmentType=SingleInstance aws:ec2:vpc|VPCId=vpc-2; E|EnvironmentType=LoadBalanced; VPCId"
      })
  void aDifferenceIsFoundAndItsFieldNamed(String wanted, String live, String field) {
    var lower = wanted.replace("e|loadbalancerisshared", ENVIRONMENT + "|loadbalancerisshared");

    assertThat(ImmutableFields.findDifference(situation(lower, live)))
        .hasValueSatisfying(d -> assertThat(d.field()).contains(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "E|LoadBalancerType=network; E|LoadBalancerType=Network",
        "E|LoadBalancerType=classic; E|EnvironmentType=LoadBalanced",
        "E|LoadBalancerIsShared=False; ''",
        "''; aws:ec2:vpc|VPCId=vpc-1", // somebody else's: left alone
        "aws:ec2:vpc|VPCId=; ''",
        // A single instance may become load balanced, and the other way round.
        "E|EnvironmentType=LoadBalanced E|LoadBalancerType=network; E|EnvironmentType=SingleInstance",
        "E|EnvironmentType=SingleInstance; E|EnvironmentType=LoadBalanced E|LoadBalancerType=application"
      })
  void whatIsTheSameOrMayChangeIsNone(String wanted, String live) {
    assertThat(ImmutableFields.findDifference(situation(wanted, live))).isEmpty();
  }

  @Test
  void anOptionThatLeftTheSpecIsWantedAsAwsHasIt() {
    var vpc = OptionKey.of("aws:ec2:vpc", "VPCId");
    var given =
        ObservationFixture.running()
            .generation(2)
            .status("ownedOptions: ['aws:ec2:vpc|VPCId']")
            .known("settings", new LiveSettings(Map.of(vpc, "vpc-1"), false));

    assertThat(ImmutableFields.findDifference(BeanstalkPlannerFixture.situation(given)))
        .hasValueSatisfying(
            d ->
                assertThat(d.description())
                    .isEqualTo("VPCId cannot change from vpc-1 to none in place"));
  }

  @Test
  void whatWasAskedForAtItsMakingAndReadsBackOtherwiseIsNoReasonForAnother() {
    var given = ReplacementFixtures.active("").generation(1);

    assertThat(
            ImmutableFields.findDifference(
                BeanstalkPlannerFixture.situation(given, ReplacementFixtures.rendering())))
        .isEmpty();
    assertThat(
            ImmutableFields.findDifference(
                BeanstalkPlannerFixture.situation(
                    given.generation(2), ReplacementFixtures.rendering())))
        .isPresent();
    assertThat(
            ImmutableFields.findDifference(
                BeanstalkPlannerFixture.situation(
                    given.notRead("settings"), ReplacementFixtures.rendering())))
        .isEmpty();
  }

  @Test
  void afterAnAdoptionItIsOnlyReported() {
    var given = ReplacementFixtures.active("").status("adoptedGeneration: 2");

    assertThat(
            ImmutableFields.findDifference(
                BeanstalkPlannerFixture.situation(given, ReplacementFixtures.rendering())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"platform: {branch: Docker running on 64bit Amazon Linux 2}", "platform: null"})
  void thePlatformsBranchIsOne(String spec) {
    assertDecision(
        decide(ObservationFixture.running().spec(spec).environment("platformArn", OTHER_BRANCH)),
        BeanstalkDecision.Refuse.class,
        Reason.ReplacementNeeded,
        "Corretto 21",
        "spec.platform.branch");
  }

  @Test
  void aBranchMayHaveAnotherNameInArns() {
    var named =
        new PlatformVersion(OTHER_BRANCH, "4.1.0", "Corretto 21 on AL2023", "recommended", "");
    var given =
        ObservationFixture.running()
            .spec("platform: {branch: Corretto 21 on AL2023}")
            .environment("platformArn", OTHER_BRANCH)
            .known("platform", named);

    assertThat(ImmutableFields.findDifference(BeanstalkPlannerFixture.situation(given))).isEmpty();
    assertThat(
            ImmutableFields.findDifference(
                BeanstalkPlannerFixture.situation(given.notRead("platform"))))
        .isPresent();
  }

  @Test
  void withoutReplacementItIsRefusedWithWhatToDo() {
    assertDecision(
        decide(ReplacementFixtures.active(""), ReplacementFixtures.rendering()),
        BeanstalkDecision.Refuse.class,
        Reason.ReplacementNeeded,
        "spec.loadBalancer.type cannot change from application to network",
        "Restore the previous value of spec.loadBalancer.type",
        "BlueGreen");
  }
}
