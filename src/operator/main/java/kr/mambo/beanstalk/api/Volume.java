package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A volume that containers can mount, with exactly one of configMap, secret, emptyDir and hostPath.
 *
 * @param name the volume's name: lowercase letters, digits and hyphens, 1-63 characters
 * @param configMap a ConfigMap projected as files, which are part of the source bundle
 * @param secret a Secret projected as files, which the instance fetches from S3; never part of the
 *     source bundle
 * @param emptyDir a named Docker volume, shared by the containers of an instance and kept until the
 *     instance is terminated
 * @param hostPath a directory or file on the instance; not available on Kubernetes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "[has(self.configMap), has(self.secret), has(self.emptyDir), has(self.hostPath)].filter(x, x).size() == 1",
    message =
        "a volume must have exactly one of configMap, secret, emptyDir and hostPath: add one, or remove the others")
public record Volume(
    @Required
        @Size(min = 1, max = 63)
        @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
            message =
                "a volume name must have lowercase letters, digits and hyphens, and start and end with a letter or digit, for example data")
        String name,
    @Nullable ConfigMapSource configMap,
    @Nullable SecretSource secret,
    @Nullable EmptyDirSource emptyDir,
    @Nullable HostPathSource hostPath) {}
