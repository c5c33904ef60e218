package kr.mambo.beanstalk.workload;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.Port;
import kr.mambo.beanstalk.api.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * One container.
 *
 * @param name its name, by which the others reach it
 * @param image what it runs
 * @param command replaces the image's entrypoint; {@code $(VAR)} is not expanded yet, see {@link
 *     #expansion()}
 * @param args replaces the image's command; as command
 * @param workingDir absolute path; absent: the image's
 * @param ports what it listens on
 * @param env in the spec's order; an optional one that is not there is left out
 * @param mounts in the spec's order
 * @param limits of processor and memory
 * @param security as the spec says, nothing guessed
 * @param readiness absent: ready when it runs
 * @param liveness for Kubernetes only
 * @param startup for Kubernetes only
 * @param logs folder of log files
 */
@RecordBuilder
public record AppContainer(
    String name,
    Image image,
    List<String> command,
    List<String> args,
    @Nullable String workingDir,
    List<Port> ports,
    List<Variable> env,
    List<Mount> mounts,
    Limits limits,
    @Nullable SecurityContext security,
    @Nullable ContainerProbe readiness,
    @Nullable ContainerProbe liveness,
    @Nullable ContainerProbe startup,
    @Nullable String logs) {
  public AppContainer {
    command = List.copyOf(command);
    args = List.copyOf(args);
    ports = List.copyOf(ports);
    env = List.copyOf(env);
    mounts = List.copyOf(mounts);
  }

  /** Replaces {@code $(VAR)} in command and args. */
  public Expansion expansion() {
    return new Expansion(env);
  }

  public Optional<Mount> mount(String path) {
    return mounts.stream().filter(mount -> mount.path().equals(path)).findFirst();
  }
}
