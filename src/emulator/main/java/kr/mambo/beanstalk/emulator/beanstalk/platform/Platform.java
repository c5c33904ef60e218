package kr.mambo.beanstalk.emulator.beanstalk.platform;

import java.util.List;

/**
 * One platform version.
 *
 * @param stack the solution stack's name
 * @param name as in the ARN
 * @param branchState {@code Supported}, {@code Retired}, …
 * @param state {@code Recommended} or empty
 * @param category for example {@code Docker}
 * @param docker the version of Docker, or empty where AWS publishes none
 * @param released an ISO date, empty when unknown
 */
public record Platform(
    String stack,
    String name,
    String version,
    String branch,
    String branchState,
    String state,
    String category,
    String osName,
    String osVersion,
    String docker,
    String released,
    List<String> tiers,
    List<String> addons) {
  public Platform {
    tiers = List.copyOf(tiers);
    addons = List.copyOf(addons);
  }

  public String arn(String region) {
    return "arn:aws:elasticbeanstalk:" + region + "::platform/" + name + "/" + version;
  }

  public boolean retired() {
    return branchState.equals("Retired");
  }
}
