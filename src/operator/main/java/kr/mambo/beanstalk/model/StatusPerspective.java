package kr.mambo.beanstalk.model;

import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.EbEnvironmentStatusBuilder;
import kr.mambo.beanstalk.api.LastGoodVersion;
import kr.mambo.beanstalk.api.ReplacementStatus;
import kr.mambo.beanstalk.api.ReplacementStatusBuilder;
import kr.mambo.beanstalk.api.VersionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A status seen from its second environment: what it says about the one that serves it says about
 * the second, and the other way round.
 */
public final class StatusPerspective {
  private StatusPerspective() {}

  /** The same status with the two in each other's place; what neither has stays empty. */
  public static EbEnvironmentStatus fromReplacement(
      EbEnvironmentStatus status, ReplacementStatus replacement) {
    var version = replacement.version();
    return copy(
        status,
        replacement.environmentName(),
        replacement.environmentId(),
        version == null ? null : withLastGood(version, status.version()),
        operationOn(replacement.environmentName(), status.operation()),
        activeAsReplacement(status, replacement),
        replacement.ownedOptions(),
        replacement.appliedGeneration());
  }

  /** The same status with another second environment. */
  public static EbEnvironmentStatus withReplacement(
      EbEnvironmentStatus status, @Nullable ReplacementStatus replacement) {
    return copy(
        status,
        status.environmentName(),
        status.environmentId(),
        status.version(),
        status.operation(),
        replacement,
        status.ownedOptions(),
        status.appliedGeneration());
  }

  /** The same status with the environments that were found for it. */
  public static EbEnvironmentStatus withEnvironments(
      EbEnvironmentStatus status,
      String name,
      @Nullable String id,
      @Nullable ReplacementStatus replacement) {
    return copy(
        status,
        name,
        id,
        status.version(),
        status.operation(),
        replacement,
        status.ownedOptions(),
        status.appliedGeneration());
  }

  private static EbEnvironmentStatus copy(
      EbEnvironmentStatus status,
      @Nullable String name,
      @Nullable String id,
      @Nullable Version version,
      @Nullable Operation operation,
      @Nullable ReplacementStatus replacement,
      List<String> ownedOptions,
      @Nullable Long appliedGeneration) {
    return EbEnvironmentStatusBuilder.builder(status)
        .environmentName(name)
        .environmentId(id)
        .version(version)
        .operation(operation)
        .replacement(replacement)
        .failedOperation(null)
        .ownedOptions(ownedOptions)
        .appliedGeneration(appliedGeneration)
        .adoptedGeneration(null)
        .drift(List.of())
        .build();
  }

  private static @Nullable ReplacementStatus activeAsReplacement(
      EbEnvironmentStatus status, ReplacementStatus replacement) {
    var name = status.environmentName();
    return name == null
        ? null
        : ReplacementStatusBuilder.builder(replacement)
            .environmentName(name)
            .environmentId(status.environmentId())
            .appliedGeneration(status.appliedGeneration())
            .version(status.version())
            .ownedOptions(status.ownedOptions())
            .build();
  }

  /** Versions are the application's: what was good on one is good on the other. */
  private static Version withLastGood(Version version, @Nullable Version first) {
    LastGoodVersion before = first == null ? null : first.lastGood();
    return version.lastGood() != null || before == null
        ? version
        : VersionBuilder.builder(version).lastGood(before).build();
  }

  /** A swap is about both. */
  private static @Nullable Operation operationOn(String name, @Nullable Operation operation) {
    if (operation == null) return null;
    boolean concerned =
        name.equals(operation.environmentName())
            || OperationKind.of(operation.kind()) == OperationKind.SwapCnames;
    return concerned ? operation : null;
  }
}
