package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.Platform;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;

/** Resolves platform branches; never falls back to anything in silence. */
final class PlatformResolver {
  private record Key(Scope scope, String branch) {}

  private final AwsClients clients;
  private final ExpiringCache<Key, List<PlatformVersion>> cache;

  PlatformResolver(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.cache = new ExpiringCache<>(clock, Duration.ofMinutes(30));
  }

  /**
   * The version to create an environment with: the pinned one, else the newest recommended one of
   * the branch.
   */
  PlatformVersion resolveDesired(Scope scope, EbEnvironmentSpec spec) {
    var pinned = spec.platform() == null ? null : spec.platform().version();
    if (pinned == null) return resolveNewest(scope, spec);
    var branch = branch(spec);
    var versions = requireVersions(scope, branch);
    return versions.stream()
        .filter(v -> v.version().equals(pinned))
        .findFirst()
        .orElseThrow(
            () ->
                unknownPlatform(
                    "Platform branch '%s' has no usable version %s, its newest is %s: correct or remove spec.platform.version"
                        .formatted(branch, pinned, versions.getFirst().version())));
  }

  /** The newest recommended version of the spec's branch; where none is, the newest. */
  PlatformVersion resolveNewest(Scope scope, EbEnvironmentSpec spec) {
    var versions = requireVersions(scope, branch(spec));
    return versions.stream()
        .filter(PlatformVersion::isRecommended)
        .findFirst()
        .orElseGet(versions::getFirst);
  }

  /** The version that runs. AWS lists neither retired branches nor versions nobody may use. */
  PlatformVersion resolveRunning(Scope scope, EbEnvironmentSpec spec, String arn) {
    var branch = PlatformVersion.branchOf(arn).orElseGet(() -> branch(spec));
    var versions = versions(scope, branch);
    return versions.stream()
        .filter(v -> v.arn().equals(arn))
        .findFirst()
        .orElseGet(
            () ->
                new PlatformVersion(
                    arn,
                    PlatformVersion.versionOf(arn),
                    branch,
                    PlatformVersion.RETIRED,
                    versions.isEmpty()
                        ? PlatformVersion.RETIRED
                        : versions.getFirst().branchLifecycle()));
  }

  private static String branch(EbEnvironmentSpec spec) {
    return spec.platform() == null ? Platform.DEFAULT_BRANCH : spec.platform().branch();
  }

  private List<PlatformVersion> requireVersions(Scope scope, String branch) {
    var versions = versions(scope, branch);
    if (!versions.isEmpty()) return versions;
    throw unknownPlatform(
        "Platform branch '%s' does not exist: set spec.platform.branch to the full name of a Docker branch, for example '%s'"
            .formatted(branch, Platform.DEFAULT_BRANCH));
  }

  private List<PlatformVersion> versions(Scope scope, String branch) {
    return cache.get(
        new Key(scope, branch), () -> clients.beanstalk(scope).listPlatformVersions(branch));
  }

  private static AwsException unknownPlatform(String message) {
    return new AwsException(new Failure.Rejected(Reason.PlatformUnknown, message));
  }
}
