package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.Scheme;

/**
 * A probe of a container and its timing, in seconds.
 *
 * @param action what it does
 * @param initialDelaySeconds before the first check
 * @param periodSeconds between checks
 * @param timeoutSeconds after which a check fails
 * @param successThreshold consecutive successes after which it succeeds
 * @param failureThreshold consecutive failures after which it fails
 */
public record ContainerProbe(
    Action action,
    int initialDelaySeconds,
    int periodSeconds,
    int timeoutSeconds,
    int successThreshold,
    int failureThreshold) {
  /** What a probe does. */
  public sealed interface Action {}

  /** A command in the container; exit code 0 is success. */
  public record Exec(List<String> command) implements Action {
    public Exec {
      command = List.copyOf(command);
    }
  }

  /**
   * An HTTP GET request; status 200–399 is success. The port is one of the container's port
   * numbers.
   */
  public record HttpGet(String path, int port, Scheme scheme) implements Action {}

  /** A TCP connection to a port of the container. */
  public record TcpSocket(int port) implements Action {}
}
