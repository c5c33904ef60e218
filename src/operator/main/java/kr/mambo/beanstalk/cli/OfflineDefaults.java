package kr.mambo.beanstalk.cli;

import static java.util.Objects.requireNonNullElse;

import java.security.SecureRandom;
import java.util.List;
import kr.mambo.beanstalk.bundle.BundleTarget;
import kr.mambo.beanstalk.bundle.BundleTargetBuilder;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Problem;

/** What stands for the operator's own knowledge where there is no operator. */
final class OfflineDefaults {
  private OfflineDefaults() {}

  /** With a key of this run alone: a known one would let anybody test guesses of a password. */
  static BundleTarget bundleTarget(ParsedResources.Environment environment) {
    var spec = environment.spec();
    var storage = spec.storage();
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return BundleTargetBuilder.builder()
        .namespace(environment.namespace())
        .name(environment.name())
        .environmentName(requireNonNullElse(spec.environmentName(), environment.name()))
        .region(spec.region())
        .bucket(
            storage == null
                ? "elasticbeanstalk-%s-000000000000".formatted(spec.region())
                : storage.bucket())
        .prefix(storage == null ? "eb-env" : storage.prefix())
        .instanceRole(
            requireNonNullElse(spec.instanceRole(), requireNonNullElse(spec.instanceProfile(), "")))
        .digestKey(new DigestKey(Content.of(key)))
        .build();
  }

  static List<String> formatProblems(
      ParsedResources.Environment environment, List<Problem> problems) {
    return problems.stream()
        .map(problem -> environment.formatProblem(problem.field(), problem.message()))
        .toList();
  }
}
