package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One container, in the words of a pod template. On Beanstalk it becomes a Compose service of the
 * same name.
 *
 * @param name lower-case letters, digits and hyphens, starting with a letter; 1-63 characters.
 *     Other containers reach it by this name
 * @param image the image with tag or digest, 1-500 characters, for example
 *     registry.mambo.kr:5000/mambo-py:test. A tag is pinned to its digest where the registry
 *     answers, see imageResolution
 * @param command replaces the image's entrypoint; at most 256 texts. `$(VAR)` is replaced by the
 *     container's own variables. Default: the image's
 * @param args replaces the image's command; at most 256 texts, `$(VAR)` as in command. Default: the
 *     image's
 * @param workingDir absolute path, 1-1024 characters. Default: the image's
 * @param ports what the container listens on, by containerPort and protocol; at most 32
 * @param env environment variables of this container, by name; at most 200
 * @param volumeMounts where volumes appear, by mountPath; at most 64
 * @param resources limits and requests of processor and memory
 * @param securityContext user, group, read-only root file system, capabilities
 * @param readinessProbe when the container is ready, by exactly one of exec, httpGet and tcpSocket:
 *     exec becomes a Compose health check; httpGet and tcpSocket are asked from the instance after
 *     a deployment, which fails unless they answer. Path and port of the load balancer's health
 *     check come from the probe of the container that publishes its port
 * @param livenessProbe when the container has to be started anew; for Kubernetes only; Compose has
 *     no such thing, and a warning says so
 * @param startupProbe when the container has started; for Kubernetes only; Compose has no such
 *     thing, and a warning says so
 * @param logs a folder of log files that Beanstalk collects
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.ports) || self.ports.all(p, !has(p.name) || self.ports.filter(q, has(q.name) && q.name == p.name).size() == 1)",
    message = "two ports of the container have the same name: give each its own")
@ValidationRule(
    value =
        "[self.?readinessProbe.?httpGet.?port, self.?readinessProbe.?tcpSocket.?port, self.?livenessProbe.?httpGet.?port, self.?livenessProbe.?tcpSocket.?port, self.?startupProbe.?httpGet.?port, self.?startupProbe.?tcpSocket.?port].all(o, !o.hasValue() || type(o.value()) == int || has(self.ports) && self.ports.exists(p, has(p.name) && p.name == o.value()))",
    message =
        "a probe names a port that the container does not have: write the name of one of its ports, or a number")
@ValidationRule(
    value =
        "[self.?livenessProbe.?successThreshold, self.?startupProbe.?successThreshold].all(o, o.orValue(1) == 1)",
    message =
        "successThreshold of livenessProbe and startupProbe is 1 on Kubernetes: remove it, or write 1")
@ValidationRule(
    value =
        "!has(self.logs) || !has(self.volumeMounts) || !self.volumeMounts.exists(m, m.mountPath == self.logs.mountPath)",
    message =
        "logs.mountPath is also the mountPath of a volume: choose another folder for the logs, or remove the mount")
public record Container(
    @Required
        @Size(min = 1, max = 63)
        @ValidationRule(
            value = "self.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
            message =
                "a container's name is its host name: lower-case letters, digits and hyphens, starting with a letter, at most 63 characters")
        String name,
    @Required
        @Size(min = 1, max = 500)
        @ValidationRule(
            value =
                "self.matches('^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?$')",
            message =
                "write the image as [host[:port]/]name:tag or name@sha256:..., the name in lower case, without https:// and without blanks, for example nginx:1.29")
        String image,
    @Size(max = 256) List<@Size(max = 4096) String> command,
    @Size(max = 256) List<@Size(max = 4096) String> args,
    @Nullable
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = "self.startsWith('/')",
            message = "workingDir is an absolute path, for example /app")
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
