package kr.mambo.beanstalk.resilience;

import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** What belongs to others in the same account, and to one application with ours. */
final class ForeignResources {
  /**
   * An environment with the name that a resource of ours wants, and the tag of another operator.
   */
  static final String ENVIRONMENT = "walk-19";

  static final String VERSION = "others-1";
  static final String APPLICATION = "shop-0";
  private static final String OWNER = "eb.mambo.kr/owner";

  private ForeignResources() {}

  static void create(SimulatedCluster cluster) {
    var beanstalk = cluster.beanstalk();
    beanstalk.createApplication(r -> r.applicationName(APPLICATION));
    beanstalk.createApplicationVersion(r -> r.applicationName(APPLICATION).versionLabel(VERSION));
    beanstalk.createEnvironment(
        r ->
            r.applicationName(APPLICATION)
                .environmentName(ENVIRONMENT)
                .solutionStackName("64bit Amazon Linux 2023 v4.13.10 running Docker")
                .optionSettings(
                    RandomActions.option(
                        "aws:autoscaling:launchconfiguration",
                        "IamInstanceProfile",
                        "aws-elasticbeanstalk-ec2-role"),
                    RandomActions.option(
                        "aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance"))
                .tags(Tag.builder().key(OWNER).value("others/elsewhere/web").build()));
  }
}
