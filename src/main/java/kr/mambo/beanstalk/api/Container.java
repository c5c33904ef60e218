package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One container, in the words of a pod template. On Beanstalk it becomes a Compose service of the
 * same name.
 *
 * @param name DNS label of at most 63 characters; other containers reach it by this name
 * @param image the image with tag or digest, for example registry.mambo.kr:5000/mambo-py:test. A
 *     tag is pinned to its digest where the registry answers, see imageResolution
 * @param command replaces the image's entrypoint; `$(VAR)` is replaced by the container's own
 *     variables
 * @param args replaces the image's command; `$(VAR)` as in command
 * @param workingDir absolute path. Default: the image's
 * @param ports what the container listens on
 * @param env environment variables of this container, by name
 * @param volumeMounts where volumes appear, by mountPath
 * @param resources limits and requests of processor and memory
 * @param securityContext user, group, read-only root file system, capabilities
 * @param readinessProbe exec becomes a Compose health check; httpGet and tcpSocket are asked from
 *     the instance after a deployment, which fails unless they answer. Path and port of the load
 *     balancer's health check come from the probe of the container that publishes its port
 * @param livenessProbe for Kubernetes only; Compose has no such thing, and a warning says so
 * @param startupProbe for Kubernetes only; Compose has no such thing, and a warning says so
 * @param logs a folder of log files that Beanstalk collects
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
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
            value = "self.matches('^[^\\\\s$]+$') && !self.contains('://')",
            message =
                "write the image as host[:port]/name:tag or name@sha256:..., without https:// and without blanks")
        String image,
    @Size(max = 256) List<@Size(max = 4096) String> command,
    @Size(max = 256) List<@Size(max = 4096) String> args,
    @Nullable @Size(min = 1, max = 1024) @Pattern("^/.*$") String workingDir,
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
    command = Absent.list(command);
    args = Absent.list(args);
    ports = Absent.list(ports);
    env = Absent.list(env);
    volumeMounts = Absent.list(volumeMounts);
  }
}
