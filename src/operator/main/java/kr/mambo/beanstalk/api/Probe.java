package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A check of a container, with exactly one of exec, httpGet and tcpSocket.
 *
 * @param exec runs a command in the container; exit code 0 is success
 * @param httpGet requests a URL; a status of 200-399 is success
 * @param tcpSocket opens a TCP connection
 * @param initialDelaySeconds seconds before the first check; 0-3600. Default: 0
 * @param periodSeconds seconds between checks; 1-300. Default: 10
 * @param timeoutSeconds seconds after which a check times out; 1-300. Default: 1
 * @param successThreshold consecutive successes after which the probe succeeds; 1-100. Default: 1
 * @param failureThreshold consecutive failures after which the probe fails; 1-100. Default: 3
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "[has(self.exec), has(self.httpGet), has(self.tcpSocket)].filter(x, x).size() == 1",
    message =
        "a probe must have exactly one of exec, httpGet and tcpSocket: add one, or remove the others")
public record Probe(
    @Nullable ExecAction exec,
    @Nullable HttpGetAction httpGet,
    @Nullable TcpSocketAction tcpSocket,
    @Default("0") @Min(0) @Max(3600) Integer initialDelaySeconds,
    @Default("10") @Min(1) @Max(300) Integer periodSeconds,
    @Default("1") @Min(1) @Max(300) Integer timeoutSeconds,
    @Default("1") @Min(1) @Max(100) Integer successThreshold,
    @Default("3") @Min(1) @Max(100) Integer failureThreshold) {
  public Probe {
    initialDelaySeconds = Defaults.or(initialDelaySeconds, 0);
    periodSeconds = Defaults.or(periodSeconds, 10);
    timeoutSeconds = Defaults.or(timeoutSeconds, 1);
    successThreshold = Defaults.or(successThreshold, 1);
    failureThreshold = Defaults.or(failureThreshold, 3);
  }
}
