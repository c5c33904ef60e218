package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A port of the load balancer.
 *
 * @param port 1-65535
 * @param protocol HTTP, HTTPS (Application, Classic), TCP, TLS (Network). Default: HTTP; TCP with
 *     Network
 * @param certificateARN the ARN of a certificate in ACM or IAM; required with HTTPS and TLS
 * @param instancePort the hostPort of a container that requests go to; 1-65535. Default: port
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "(has(self.protocol) && self.protocol in ['HTTPS', 'TLS']) == has(self.certificateARN)",
    message = "protocol HTTPS or TLS and certificateARN go together: write both, or neither")
public record Listener(
    @Required @Min(1) @Max(65535) Integer port,
    @Nullable ListenerProtocol protocol,
    @Nullable @Size(max = 2048) @Pattern("^arn:aws[a-z-]*:(acm|iam):.+$") String certificateARN,
    @Nullable @Min(1) @Max(65535) Integer instancePort) {
  public Listener {
    port = Absent.or(port, 0);
  }
}
