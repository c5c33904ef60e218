package kr.mambo.beanstalk.bundle;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.Problem;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume;
import org.jspecify.annotations.Nullable;

/** Finds what Docker, Compose, S3 or Beanstalk would reject, before anything is uploaded. */
final class BundleCheck {
  /** Docker's minimum. */
  private static final long MIN_MEMORY_BYTES = 6L << 20;

  /** One hundredth of a core: the kernel's minimum quota is 1 ms of 100 ms. */
  private static final BigDecimal MIN_CPU_CORES = new BigDecimal("0.01");

  private final List<Problem> problems = new ArrayList<>();

  List<Problem> check(Workload workload) {
    for (var container : workload.containers()) {
      var field = "spec.containers[" + container.name() + "]";
      checkSecretsInCommand(container, field);
      checkLimits(container, field + ".resources");
      checkProbe(container.readinessProbe(), field + ".readinessProbe");
      checkMounts(container, workload, field);
      var security = container.securityContext();
      if (security != null && security.runAsGroup() != null && security.runAsUser() == null) {
        addInvalid(
            field + ".securityContext.runAsGroup",
            "runAsGroup requires runAsUser: set both, or neither");
      }
    }
    return problems;
  }

  List<Problem> check(
      BundleTarget target, BundleDigests digests, List<FetchedFile> fetched, boolean hasSecrets) {
    if (hasSecrets && target.bucket().startsWith("elasticbeanstalk-")) {
      addInvalid(
          "spec.storage.bucket",
          "Secrets must not be stored in Beanstalk's own bucket, which every environment can read: set another bucket in the same region");
    }
    if (!fetched.isEmpty() && target.bucket().contains(".")) {
      addInvalid(
          "spec.storage.bucket",
          "instances fetch files from %s over TLS, and S3's certificate does not match bucket names with dots: set a bucket without dots in its name"
              .formatted(target.bucket()));
    }
    if (!target.prefix().matches("[^/]+(/[^/]+)*")
        || target.prefix().matches("(.*/)?[.]{1,2}(/.*)?")) {
      addInvalid(
          "spec.storage.prefix",
          "prefix must not start or end with a slash or contain the parts . or .., for example eb-env");
    }
    if (!target.instanceRole().matches("[A-Za-z0-9+=,.@_-]{1,64}")) {
      addInvalid(
          "spec.instanceRole",
          "instanceRole must be the name of a role, not an ARN, for example aws-elasticbeanstalk-ec2-role");
    }
    if (digests.label().length() > 100) {
      addInvalid(
          "spec.environmentName",
          "version labels have at most 100 characters and begin with environmentName: shorten environmentName to 40 characters");
    }
    return problems;
  }

  /** S3 keys have at most 1,024 bytes. */
  List<Problem> check(List<Artifact> artifacts) {
    for (var artifact : artifacts) {
      if (artifact.key().getBytes(StandardCharsets.UTF_8).length > 1024) {
        addInvalid(
            "spec.storage.prefix",
            "the S3 key %s… would exceed 1,024 bytes: shorten the prefix"
                .formatted(artifact.key().substring(0, 60)));
      }
    }
    return problems;
  }

  private void checkSecretsInCommand(AppContainer container, String field) {
    var expander = container.variableExpander();
    for (var text : container.command())
      rejectSecrets(expander.expand(text).secretNames(), field + ".command");
    for (var text : container.args())
      rejectSecrets(expander.expand(text).secretNames(), field + ".args");
  }

  private void rejectSecrets(List<String> secretNames, String field) {
    for (var secretName : secretNames) {
      addInvalid(
          field,
          "$(%s) comes from a Secret and would be readable in the source bundle: let a shell expand the variable instead, for example [sh, -c, 'exec program --password \"$%s\"']"
              .formatted(secretName, secretName));
    }
  }

  private void checkLimits(AppContainer container, String field) {
    checkMemory(container.resources().memoryLimit(), field + ".limits.memory");
    checkMemory(container.resources().memoryRequest(), field + ".requests.memory");
    var cpu = container.resources().cpuLimit();
    if (cpu != null && cpu.compareTo(MIN_CPU_CORES) < 0) {
      addInvalid(
          field + ".limits.cpu",
          "Docker requires at least a hundredth of a core: set at least 10m");
    }
  }

  private void checkMemory(@Nullable Long memory, String field) {
    if (memory != null && memory < MIN_MEMORY_BYTES) {
      addInvalid(field, "Docker requires at least 6Mi of memory: set at least 6Mi");
    }
  }

  private void checkProbe(@Nullable ContainerProbe probe, String field) {
    if (probe != null && probe.action() instanceof Exec && probe.successThreshold() > 1) {
      addInvalid(
          field + ".successThreshold",
          "a Compose health check succeeds after one success of its command: set successThreshold: 1, or use httpGet or tcpSocket");
    }
  }

  private void checkMounts(AppContainer container, Workload workload, String field) {
    for (var mount : container.mounts()) {
      if (mount.subPath() != null
          && workload.findVolume(mount.volume()).orElse(null) instanceof WorkloadVolume.EmptyDir) {
        addInvalid(
            "%s.volumeMounts[%s].subPath".formatted(field, mount.path()),
            "Docker on the platform cannot mount a subPath of an emptyDir: remove subPath, or add another emptyDir");
      }
    }
  }

  private void addInvalid(String field, String message) {
    problems.add(Problem.invalid(field, message));
  }
}
