package kr.mambo.beanstalk.model;

import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.LastGood;
import kr.mambo.beanstalk.api.SecondEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A status seen from its second environment: what it says about the one that serves it says about
 * the second, and the other way round.
 */
public final class Exchange {
  private Exchange() {}

  /** The same status with the two in each other's place; what neither has stays empty. */
  public static EbEnvironmentStatus of(EbEnvironmentStatus status, SecondEnvironment second) {
    var version = second.version();
    return made(
        status,
        second.environmentName(),
        second.environmentId(),
        version == null ? null : good(version, status.version()),
        about(second.environmentName(), status.operation()),
        first(status, second),
        second.ownedOptions(),
        second.appliedGeneration());
  }

  /** The same status with another second environment. */
  public static EbEnvironmentStatus with(
      EbEnvironmentStatus status, @Nullable SecondEnvironment second) {
    return made(
        status,
        status.environmentName(),
        status.environmentId(),
        status.version(),
        status.operation(),
        second,
        status.ownedOptions(),
        status.appliedGeneration());
  }

  /** The same status with the environments that were found for it. */
  public static EbEnvironmentStatus named(
      EbEnvironmentStatus status,
      String name,
      @Nullable String id,
      @Nullable SecondEnvironment second) {
    return made(
        status,
        name,
        id,
        status.version(),
        status.operation(),
        second,
        status.ownedOptions(),
        status.appliedGeneration());
  }

  private static EbEnvironmentStatus made(
      EbEnvironmentStatus status,
      @Nullable String name,
      @Nullable String id,
      @Nullable Version version,
      @Nullable Operation operation,
      @Nullable SecondEnvironment second,
      List<String> ownedOptions,
      @Nullable Long appliedGeneration) {
    return new EbEnvironmentStatus(
        status.observedGeneration(),
        status.conditions(),
        status.lastHandledReconcileAt(),
        status.lastHandledRedeployAt(),
        status.lastHandledApplyPlan(),
        name,
        id,
        status.url(),
        status.lifecycle(),
        status.health(),
        version,
        status.platform(),
        operation,
        second,
        null,
        status.images(),
        status.imagesResolved(),
        status.certificates(),
        ownedOptions,
        status.ownedTags(),
        appliedGeneration,
        null,
        List.of(),
        status.failedVersions(),
        status.kubernetes(),
        status.migration());
  }

  private static @Nullable SecondEnvironment first(
      EbEnvironmentStatus status, SecondEnvironment second) {
    var name = status.environmentName();
    return name == null
        ? null
        : new SecondEnvironment(
            name,
            status.environmentId(),
            second.cname(),
            second.phase(),
            second.reason(),
            second.since(),
            second.terminateAfter(),
            status.appliedGeneration(),
            status.version(),
            status.ownedOptions(),
            second.held());
  }

  /** Versions are the application's: what was good on one is good on the other. */
  private static Version good(Version version, @Nullable Version first) {
    LastGood before = first == null ? null : first.lastGood();
    return version.lastGood() != null || before == null
        ? version
        : new Version(
            version.inputs(), version.keyId(), version.desired(), version.deployed(), before);
  }

  /** A swap is about both. */
  private static @Nullable Operation about(String name, @Nullable Operation operation) {
    if (operation == null) return null;
    boolean kept =
        name.equals(operation.environmentName())
            || OperationKind.of(operation.kind()) == OperationKind.SwapCnames;
    return kept ? operation : null;
  }
}
