package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container, with the fields of a pod template. On Beanstalk it becomes a Docker Compose service
 * of the same name.
 *
 * @param name the container's name, which is also its host name for other containers: lowercase
 *     letters, digits and hyphens, starting with a letter; 1-63 characters
 * @param image the image with tag or digest, 1-500 characters, for example
 *     registry.mambo.kr:5000/mambo-py:test. A tag is pinned to its digest if the registry is
 *     reachable, see imageResolution
 * @param command overrides the image's ENTRYPOINT; at most 256 strings. `$(VAR)` expands to the
 *     container's environment variables. Default: the image's ENTRYPOINT
 * @param args overrides the image's CMD; at most 256 strings. `$(VAR)` expands as in command.
 *     Default: the image's CMD
 * @param workingDir the working directory, an absolute path of 1-1024 characters. Default: the
 *     image's WORKDIR
 * @param ports ports that the container listens on, keyed by containerPort and protocol; at most 32
 * @param env environment variables of this container, keyed by name; at most 200
 * @param volumeMounts volumes to mount, keyed by mountPath; at most 64
 * @param resources CPU and memory limits and requests
 * @param securityContext user, group, read-only root filesystem and capabilities
 * @param readinessProbe decides when the container is ready, with exactly one of exec, httpGet and
 *     tcpSocket. On Beanstalk, exec becomes a Compose health check; httpGet and tcpSocket are run
 *     from the instance after a deployment and fail it unless they succeed. The load balancer's
 *     health check uses path and port of the probe of the container that publishes its port
 * @param livenessProbe decides when the container is restarted; Kubernetes only. Compose has no
 *     equivalent, and a warning is reported
 * @param startupProbe decides when the container has started; Kubernetes only. Compose has no
 *     equivalent, and a warning is reported
 * @param logs a directory of log files that Beanstalk collects
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.ports) || self.ports.all(p, !has(p.name) || self.ports.filter(q, has(q.name) && q.name == p.name).size() == 1)",
    message = "ports of one container must have unique names: rename one of them")
@ValidationRule(
    value =
        "[self.?readinessProbe.?httpGet.?port, self.?readinessProbe.?tcpSocket.?port, self.?livenessProbe.?httpGet.?port, self.?livenessProbe.?tcpSocket.?port, self.?startupProbe.?httpGet.?port, self.?startupProbe.?tcpSocket.?port].all(o, !o.hasValue() || type(o.value()) == int || has(self.ports) && self.ports.exists(p, has(p.name) && p.name == o.value()))",
    message =
        "a probe references a port name that the container does not define: use the name of one of its ports, or a number")
@ValidationRule(
    value =
        "[self.?livenessProbe.?successThreshold, self.?startupProbe.?successThreshold].all(o, o.orValue(1) == 1)",
    message =
        "successThreshold of livenessProbe and startupProbe must be 1: remove it, or set it to 1")
@ValidationRule(
    value =
        "!has(self.logs) || !has(self.volumeMounts) || !self.volumeMounts.exists(m, m.mountPath == self.logs.mountPath)",
    message =
        "logs.mountPath is also the mountPath of a volume: choose another directory for the logs, or remove the volumeMount")
public record Container(
    @Required
        @Size(min = 1, max = 63)
        @ValidationRule(
            value = "self.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
            message =
                "a container name must have at most 63 lowercase letters, digits and hyphens, and start with a letter, for example web")
        String name,
    @Required
        @Size(min = 1, max = 500)
        @ValidationRule(
            value =
                "self.matches('^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?$')",
            message =
                "image must be [host[:port]/]name:tag or name@sha256:..., with a lowercase name and without https:// or spaces, for example nginx:1.29")
        String image,
    @Size(max = 256) List<@Size(max = 4096) String> command,
    @Size(max = 256) List<@Size(max = 4096) String> args,
    @Nullable
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = "self.startsWith('/')",
            message = "workingDir must be an absolute path, for example /app")
        String workingDir,
    @MergeKey({"containerPort", "protocol"}) @Size(max = 32) List<Port> ports,
    @MergeKey("name") @Size(max = 200) List<EnvVar> env,
    @MergeKey("mountPath") @Size(max = 64) List<VolumeMount> volumeMounts,
    @Nullable Resources resources,
    @Nullable SecurityContext securityContext,
    @Nullable Probe readinessProbe,
    @Nullable Probe livenessProbe,
    @Nullable Probe startupProbe,
    @Nullable LogMount logs) {
  public Container {
    command = Defaults.list(command);
    args = Defaults.list(args);
    ports = Defaults.list(ports);
    env = Defaults.list(env);
    volumeMounts = Defaults.list(volumeMounts);
  }
}
