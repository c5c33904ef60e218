package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A listener of the load balancer.
 *
 * @param port the port that the load balancer listens on; 1-65535
 * @param protocol HTTP or HTTPS (Application, Classic), TCP (Network, Classic) or TLS (Network).
 *     Default: HTTP; TCP with Network
 * @param certificateARN the ARN of a certificate in ACM or IAM, at most 2048 characters; required
 *     with HTTPS and TLS, not allowed otherwise
 * @param instancePort the hostPort of a container to forward to; 1-65535. Default: port
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "(has(self.protocol) && self.protocol in ['HTTPS', 'TLS']) == has(self.certificateARN)",
    message =
        "certificateARN must be set exactly if protocol is HTTPS or TLS: set both, or neither")
public record Listener(
    @Required @Min(1) @Max(65535) Integer port,
    @Nullable ListenerProtocol protocol,
    @Nullable
        @Size(max = 2048)
        @ValidationRule(
            value =
                "self.matches('^arn:aws[a-z-]*:(acm:[a-z0-9-]+:[0-9]{12}:certificate|iam::[0-9]{12}:server-certificate)/.+$')",
            message =
                "certificateARN must be the ARN of a certificate in ACM or IAM, for example arn:aws:acm:ap-northeast-2:123456789012:certificate/1234")
        String certificateARN,
    @Nullable @Min(1) @Max(65535) Integer instancePort) {
  public Listener {
    port = Defaults.or(port, 0);
  }
}
