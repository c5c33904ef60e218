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
 * @param name its name, which is also its host name for the others
 * @param image its image
 * @param command replaces the image's entrypoint; {@code $(VAR)} is not expanded yet, see {@link
 *     #variableExpander()}
 * @param args replaces the image's command; as command
 * @param workingDir absolute path; absent: the image's
 * @param ports ports that it listens on
 * @param env in the spec's order; an optional one that is missing is omitted
 * @param mounts in the spec's order
 * @param resources CPU and memory
 * @param securityContext as in the spec
 * @param readinessProbe absent: ready as soon as it runs
 * @param livenessProbe for Kubernetes only
 * @param startupProbe for Kubernetes only
 * @param logFolder directory of log files
 */
@RecordBuilder
public record AppContainer(
    String name,
    ContainerImage image,
    List<String> command,
    List<String> args,
    @Nullable String workingDir,
    List<Port> ports,
    List<EnvironmentVariable> env,
    List<Mount> mounts,
    ContainerResources resources,
    @Nullable SecurityContext securityContext,
    @Nullable ContainerProbe readinessProbe,
    @Nullable ContainerProbe livenessProbe,
    @Nullable ContainerProbe startupProbe,
    @Nullable String logFolder) {
  public AppContainer {
    command = List.copyOf(command);
    args = List.copyOf(args);
    ports = List.copyOf(ports);
    env = List.copyOf(env);
    mounts = List.copyOf(mounts);
  }

  /** Replaces {@code $(VAR)} in command and args. */
  public VariableExpander variableExpander() {
    return new VariableExpander(env);
  }

  public Optional<Mount> findMount(String path) {
    return mounts.stream().filter(mount -> mount.path().equals(path)).findFirst();
  }
}
