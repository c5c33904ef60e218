package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * Where a variable's value comes from: exactly one of the two.
 *
 * @param secretKeyRef takes the value from a Secret's key. It reaches the instance as a file that
 *     only root reads, never through Beanstalk's settings, which many may read
 * @param configMapKeyRef takes the value from a ConfigMap's key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.secretKeyRef) != has(self.configMapKeyRef)",
    message =
        "valueFrom has exactly one of secretKeyRef and configMapKeyRef: add one, or remove the other")
public record EnvVarSource(
    @Nullable KeyReference secretKeyRef, @Nullable KeyReference configMapKeyRef) {}
