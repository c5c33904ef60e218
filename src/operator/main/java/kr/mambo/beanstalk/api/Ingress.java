package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * An Ingress for the pods.
 *
 * @param host the host name, 1-253 characters; a leading `*.` matches one label
 * @param ingressClassName the IngressClass to use, 1-253 characters. Default: the cluster's default
 *     class
 * @param tlsSecretName a Secret of type kubernetes.io/tls for the host, 1-253 characters. Default:
 *     none, plain HTTP
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ingress(
    @Required
        @Size(min = 1, max = 253)
        @ValidationRule(
            value =
                "self.matches('^([*][.])?[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')",
            message =
                "host must be a lowercase host name without scheme, port or path, for example py.mambo.kr")
        String host,
    @Nullable
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = ValidationRules.OBJECT_NAME,
            message = ValidationRules.OBJECT_NAME_MESSAGE)
        String ingressClassName,
    @Nullable
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = ValidationRules.OBJECT_NAME,
            message = ValidationRules.OBJECT_NAME_MESSAGE)
        String tlsSecretName) {}
