package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * Files for the containers: exactly one of configMap, secret, emptyDir and hostPath.
 *
 * @param name lower-case letters, digits and hyphens, 1-63 characters
 * @param configMap the keys of a ConfigMap as files: they travel in the source bundle
 * @param secret the keys of a Secret as files: never in the bundle, fetched from S3 by the instance
 * @param emptyDir a named Docker volume, shared by the containers of an instance, kept until the
 *     instance goes
 * @param hostPath a folder or file of the instance; it does not carry over to Kubernetes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "[has(self.configMap), has(self.secret), has(self.emptyDir), has(self.hostPath)].filter(x, x).size() == 1",
    message =
        "a volume has exactly one of configMap, secret, emptyDir and hostPath: add one, or remove the others")
public record Volume(
    @Required
        @Size(min = 1, max = 63)
        @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
            message =
                "a volume's name has lower-case letters, digits and hyphens, with a letter or digit at the start and the end")
        String name,
    @Nullable ConfigMapSource configMap,
    @Nullable SecretSource secret,
    @Nullable EmptyDirSource emptyDir,
    @Nullable HostPathSource hostPath) {}
