package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A private image registry. ECR needs no entry: the instance role is enough.
 *
 * @param host host and, unless 443, port, as in the image's name, for example
 *     `registry.mambo.kr:5000`; 1-255 characters in lower case, no scheme, no path
 * @param credentialsSecretRef a Secret of type kubernetes.io/dockerconfigjson,
 *     kubernetes.io/dockercfg or kubernetes.io/basic-auth. Use an account that can only read
 * @param certificatesSecretRef a Secret with client.cert, client.key and ca.crt, or one of type
 *     kubernetes.io/tls (tls.crt, tls.key and ca.crt). Certificate and key only as a pair; ca.crt
 *     alone is allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.credentialsSecretRef) || has(self.certificatesSecretRef)",
    message =
        "a registry needs credentialsSecretRef, certificatesSecretRef or both: a registry that asks for neither needs no entry")
public record Registry(
    @Required
        @Size(min = 1, max = 255)
        @ValidationRule(
            value = "self.matches('^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$')",
            message =
                "write host or host:port in lower case as in the image's name, without https:// and without a path, for example registry.mambo.kr:5000")
        String host,
    @Nullable LocalSecretReference credentialsSecretRef,
    @Nullable LocalSecretReference certificatesSecretRef) {}
