package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.Scheme;

/**
 * A question to a container and its timing, in seconds.
 *
 * @param action what is asked
 * @param initialDelaySeconds before the first question
 * @param periodSeconds between questions
 * @param timeoutSeconds for an answer
 * @param successThreshold good answers in a row that make it well
 * @param failureThreshold bad answers in a row that make it unwell
 */
public record ContainerProbe(
    Action action,
    int initialDelaySeconds,
    int periodSeconds,
    int timeoutSeconds,
    int successThreshold,
    int failureThreshold) {
  /** What is asked. */
  public sealed interface Action {}

  /** A command inside the container; exit code 0 is well. */
  public record Exec(List<String> command) implements Action {
    public Exec {
      command = List.copyOf(command);
    }
  }

  /** A URL; status 200–399 is well. The port is a number of the container's. */
  public record HttpGet(String path, int port, Scheme scheme) implements Action {}

  /** A connection to a port of the container. */
  public record TcpSocket(int port) implements Action {}
}
