package kr.mambo.beanstalk.bundle;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Volume;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/** What Docker, Compose, S3 or Beanstalk would not take, said before they are asked. */
final class BundleCheck {
  /** Docker's own least. */
  private static final long LEAST_MEMORY = 6L << 20;

  /** One hundredth of a core: the kernel's least share is 1 ms of 100 ms. */
  private static final BigDecimal LEAST_CPU = new BigDecimal("0.01");

  private final List<Problem> problems = new ArrayList<>();

  List<Problem> check(Workload workload) {
    for (var container : workload.containers()) {
      var field = "spec.containers[" + container.name() + "]";
      checkSecretsInTexts(container, field);
      checkLimits(container, field + ".resources");
      checkProbe(container.readiness(), field + ".readinessProbe");
      checkMounts(container, workload, field);
      var security = container.security();
      if (security != null && security.runAsGroup() != null && security.runAsUser() == null) {
        invalid(field + ".securityContext.runAsGroup", "runAsGroup needs runAsUser beside it");
      }
    }
    return problems;
  }

  List<Problem> check(Target target, Digests digests, List<FetchedFile> fetched, boolean secrets) {
    if (secrets && target.bucket().startsWith("elasticbeanstalk-")) {
      invalid(
          "spec.storage.bucket",
          "Secrets must not go to Beanstalk's own bucket, every environment can read it: name another bucket of the same region");
    }
    if (!fetched.isEmpty() && target.bucket().contains(".")) {
      invalid(
          "spec.storage.bucket",
          "instances fetch files from %s over TLS, and S3's certificate does not cover a bucket's name with dots: name a bucket without dots"
              .formatted(target.bucket()));
    }
    if (!target.prefix().matches("[^/]+(/[^/]+)*")
        || target.prefix().matches("(.*/)?[.]{1,2}(/.*)?")) {
      invalid(
          "spec.storage.prefix",
          "prefix is a path without slash at its ends and without the parts . and .., for example eb-env");
    }
    if (!target.instanceRole().matches("[A-Za-z0-9+=,.@_-]{1,64}")) {
      invalid(
          "spec.instanceRole",
          "instanceRole is the name of a role, not an ARN, for example aws-elasticbeanstalk-ec2-role");
    }
    if (digests.label().length() > 100) {
      invalid(
          "spec.environmentName",
          "a version label has at most 100 characters and begins with environmentName: shorten it to 40");
    }
    return problems;
  }

  /** S3 takes keys of at most 1,024 bytes. */
  List<Problem> check(List<Artifact> artifacts) {
    for (var artifact : artifacts) {
      if (artifact.key().getBytes(StandardCharsets.UTF_8).length > 1024) {
        invalid(
            "spec.storage.prefix",
            "the S3 key %s… would have more than 1,024 bytes: shorten the prefix"
                .formatted(artifact.key().substring(0, 60)));
      }
    }
    return problems;
  }

  private void checkSecretsInTexts(AppContainer container, String field) {
    var expansion = container.expansion();
    for (var text : container.command())
      mentions(expansion.expand(text).secrets(), field + ".command");
    for (var text : container.args()) mentions(expansion.expand(text).secrets(), field + ".args");
  }

  private void mentions(List<String> secrets, String field) {
    for (var secret : secrets) {
      invalid(
          field,
          "$(%s) comes from a Secret and would be readable in the bundle: let a shell read the variable, for example [sh, -c, 'exec program --password \"$%s\"']"
              .formatted(secret, secret));
    }
  }

  private void checkLimits(AppContainer container, String field) {
    checkMemory(container.limits().memory(), field + ".limits.memory");
    checkMemory(container.limits().memoryRequest(), field + ".requests.memory");
    var cpu = container.limits().cpu();
    if (cpu != null && cpu.compareTo(LEAST_CPU) < 0) {
      invalid(
          field + ".limits.cpu",
          "Docker takes no less than a hundredth of a core: write at least 10m");
    }
  }

  private void checkMemory(@Nullable Long memory, String field) {
    if (memory != null && memory < LEAST_MEMORY) {
      invalid(field, "Docker takes no less than 6Mi of memory: write at least 6Mi");
    }
  }

  private void checkProbe(@Nullable ContainerProbe probe, String field) {
    if (probe != null && probe.action() instanceof Exec && probe.successThreshold() > 1) {
      invalid(
          field + ".successThreshold",
          "one good answer of a command makes a container healthy in Compose: write successThreshold: 1, or use httpGet or tcpSocket");
    }
  }

  private void checkMounts(AppContainer container, Workload workload, String field) {
    for (var mount : container.mounts()) {
      if (mount.subPath() != null
          && workload.volume(mount.volume()).orElse(null) instanceof Volume.SharedFolder) {
        invalid(
            "%s.volumeMounts[%s].subPath".formatted(field, mount.path()),
            "the platform's Docker mounts only the whole of an emptyDir: remove subPath, or make another emptyDir");
      }
    }
  }

  private void invalid(String field, String message) {
    problems.add(Problem.invalid(field, message));
  }
}
