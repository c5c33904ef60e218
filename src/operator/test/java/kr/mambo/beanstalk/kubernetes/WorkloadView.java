package kr.mambo.beanstalk.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a workload finds on the machine that it runs on, whichever that is. Left out is what only
 * one side has: liveness and startup probes, processor requests, and where logs and shared folders
 * really lie.
 *
 * @param containers by name
 * @param hostNames by which containers reach each other
 * @param portMappings container and port behind each port that callers know, as 80/TCP to app:8000
 * @param terminationGracePeriodSeconds of all
 */
record WorkloadView(
    Map<String, ContainerView> containers,
    Set<String> hostNames,
    Map<String, String> portMappings,
    int terminationGracePeriodSeconds) {

  /**
   * One container.
   *
   * @param env as its process finds it
   * @param files by path, with everything that a volume brings
   * @param folders that can be written or are the machine's, by path: the volume or host path, and
   *     whether read-only
   * @param listening ports as 8000/TCP
   * @param limits cpu, memory and memory request where they are said
   * @param security user, root file system and capabilities
   */
  record ContainerView(
      String image,
      List<String> command,
      List<String> args,
      String workingDir,
      Map<String, String> env,
      Map<String, FileView> files,
      Map<String, String> folders,
      Set<String> listening,
      Map<String, String> limits,
      Map<String, String> security,
      @Nullable ProbeView readiness) {}

  /** Bytes in Base64, and permission bits. */
  record FileView(String content, int mode) {}

  /** A question, as {@code http HTTP 80 /healthz}, and its timing. */
  record ProbeView(
      String action, int delay, int period, int timeout, int successes, int failures) {}
}
