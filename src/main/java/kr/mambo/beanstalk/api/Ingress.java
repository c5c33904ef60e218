package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * An Ingress for the pods.
 *
 * @param host the host name that it answers for
 * @param ingressClassName which controller serves it. Default: the cluster's default class
 * @param tlsSecretName a kubernetes.io/tls Secret for the host. Default: none, plain HTTP
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ingress(
    @Required
        @Size(min = 1, max = 253)
        @Pattern("^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")
        String host,
    @Nullable @Size(min = 1, max = 253) String ingressClassName,
    @Nullable @Size(min = 1, max = 253) String tlsSecretName) {}
