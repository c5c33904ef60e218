package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A private image registry. ECR needs no entry: instances use their role.
 *
 * @param host host, and port unless 443, as in the image name, for example
 *     `registry.mambo.kr:5000`; 1-255 characters, lowercase, without scheme or path
 * @param credentialsSecretRef a Secret of type kubernetes.io/dockerconfigjson,
 *     kubernetes.io/dockercfg or kubernetes.io/basic-auth. Use a read-only account
 * @param certificatesSecretRef a Secret with client.cert, client.key and ca.crt, or one of type
 *     kubernetes.io/tls (tls.crt, tls.key and ca.crt). Certificate and key must come as a pair;
 *     ca.crt alone is allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.credentialsSecretRef) || has(self.certificatesSecretRef)",
    message =
        "a registry must have credentialsSecretRef, certificatesSecretRef or both: add one, or remove the entry if the registry requires neither")
public record Registry(
    @Required
        @Size(min = 1, max = 255)
        @ValidationRule(
            value = "self.matches('^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$')",
            message =
                "host must be a lowercase host or host:port as in the image name, without https:// or a path, for example registry.mambo.kr:5000")
        String host,
    @Nullable LocalSecretReference credentialsSecretRef,
    @Nullable LocalSecretReference certificatesSecretRef) {}
