package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * An Ingress for the pods.
 *
 * @param host the host name that it answers for, 1-253 characters; `*.` in front stands for one
 *     label
 * @param ingressClassName the IngressClass that serves it, 1-253 characters. Default: the cluster's
 *     default class
 * @param tlsSecretName a kubernetes.io/tls Secret for the host, 1-253 characters. Default: none,
 *     plain HTTP
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ingress(
    @Required
        @Size(min = 1, max = 253)
        @ValidationRule(
            value =
                "self.matches('^([*][.])?[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')",
            message =
                "host is a host name in lower case without scheme, port and path, for example py.mambo.kr")
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
