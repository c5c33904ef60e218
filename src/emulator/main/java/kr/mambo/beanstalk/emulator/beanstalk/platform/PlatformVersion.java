package kr.mambo.beanstalk.emulator.beanstalk.platform;

import java.util.List;

/**
 * One platform version.
 *
 * @param solutionStack the solution stack's name
 * @param name as in the ARN
 * @param branchLifecycleState {@code Supported}, {@code Retired}, …
 * @param lifecycleState {@code Recommended} or empty
 * @param category for example {@code Docker}
 * @param dockerVersion the version of Docker, or empty where AWS publishes none
 * @param releaseDate an ISO date, empty when unknown
 */
public record PlatformVersion(
    String solutionStack,
    String name,
    String version,
    String branch,
    String branchLifecycleState,
    String lifecycleState,
    String category,
    String osName,
    String osVersion,
    String dockerVersion,
    String releaseDate,
    List<String> tiers,
    List<String> addons) {
  public PlatformVersion {
    tiers = List.copyOf(tiers);
    addons = List.copyOf(addons);
  }

  public String arn(String region) {
    return "arn:aws:elasticbeanstalk:" + region + "::platform/" + name + "/" + version;
  }

  public boolean isRetired() {
    return branchLifecycleState.equals("Retired");
  }
}
