package kr.mambo.beanstalk.emulator.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkException;

/** Rights over the environments of one application, however a call names them. */
class EnvironmentPermissionsTest extends EmulatorTestCase {
  private static final String STACK = "64bit Amazon Linux 2023 v4.13.10 running Docker";

  @BeforeEach
  void twoApplicationsHaveEnvironmentsAndOneMayBeTerminated() {
    for (var application : new String[] {"ours", "others"}) {
      clients().beanstalk().createApplication(r -> r.applicationName(application));
      clients()
          .beanstalk()
          .createEnvironment(
              r ->
                  r.applicationName(application)
                      .environmentName(application + "-web")
                      .solutionStackName(STACK)
                      .optionSettings(
                          ConfigurationOptionSetting.builder()
                              .namespace("aws:autoscaling:launchconfiguration")
                              .optionName("IamInstanceProfile")
                              .value(Account.INSTANCE_ROLE)
                              .build()));
    }
    emulator().timeline().advance(Duration.ofHours(1));
    emulator()
        .accessControl()
        .setPolicy(
            Policy.parse(
                """
                {"Statement":[
                 {"Effect":"Allow","Action":"elasticbeanstalk:Describe*"},
                 {"Effect":"Allow","Action":"elasticbeanstalk:TerminateEnvironment",
                  "Resource":"arn:aws:elasticbeanstalk:*:*:environment/ours/*"}]}"""));
  }

  @Test
  void anEnvironmentIsKnownByItsApplicationEvenByItsIdAlone() {
    var id = id("ours-web");

    var answer = clients().beanstalk().terminateEnvironment(r -> r.environmentId(id));

    assertThat(answer.environmentId()).isEqualTo(id);
  }

  @Test
  void thatOfAnotherApplicationIsNotAllowedByIdOrName() {
    var id = id("others-web");

    assertThatThrownBy(() -> clients().beanstalk().terminateEnvironment(r -> r.environmentId(id)))
        .isInstanceOf(ElasticBeanstalkException.class)
        .hasMessageContaining("environment/others/others-web");
    assertThatThrownBy(
            () -> clients().beanstalk().terminateEnvironment(r -> r.environmentName("others-web")))
        .isInstanceOf(ElasticBeanstalkException.class)
        .hasMessageContaining("environment/others/others-web");
  }

  @Test
  void tagsAreAddedAndRemovedByActionsOfTheirOwn() {
    var arn = "arn:aws:elasticbeanstalk:us-east-1:123456789012:environment/ours/ours-web";

    assertThatThrownBy(
            () ->
                clients()
                    .beanstalk()
                    .updateTagsForResource(r -> r.resourceArn(arn).tagsToRemove("team")))
        .isInstanceOf(ElasticBeanstalkException.class)
        .hasMessageContaining("elasticbeanstalk:RemoveTags on resource: " + arn);
  }

  private String id(String name) {
    return clients()
        .beanstalk()
        .describeEnvironments(r -> r.environmentNames(name))
        .environments()
        .getFirst()
        .environmentId();
  }
}
