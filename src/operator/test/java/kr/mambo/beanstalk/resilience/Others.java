package kr.mambo.beanstalk.resilience;

import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** What belongs to others in the same account, and to one application with ours. */
final class Others {
  /**
   * An environment with the name that a resource of ours wants, and the tag of another operator.
   */
  static final String FOREIGN = "walk-19";

  static final String VERSION = "others-1";
  static final String APPLICATION = "shop-0";
  private static final String OWNER = "eb.mambo.kr/owner";

  private Others() {}

  static void furnish(World world) {
    var beanstalk = world.beanstalk();
    beanstalk.createApplication(r -> r.applicationName(APPLICATION));
    beanstalk.createApplicationVersion(r -> r.applicationName(APPLICATION).versionLabel(VERSION));
    beanstalk.createEnvironment(
        r ->
            r.applicationName(APPLICATION)
                .environmentName(FOREIGN)
                .solutionStackName("64bit Amazon Linux 2023 v4.13.10 running Docker")
                .optionSettings(
                    Moves.option(
                        "aws:autoscaling:launchconfiguration",
                        "IamInstanceProfile",
                        "aws-elasticbeanstalk-ec2-role"),
                    Moves.option(
                        "aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance"))
                .tags(Tag.builder().key(OWNER).value("others/elsewhere/web").build()));
  }
}
