package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * The load balancer in front of the instances.
 *
 * @param type Application, Network, Classic or None (a single instance). Cannot change on a live
 *     environment, see replacement. Default: Application. With Network, TLS can terminate in a
 *     container that requires client certificates
 * @param listeners listeners, keyed by port; at most 20. Each forwards to its instancePort. Port 80
 *     is closed unless listed. Default: port 80 with HTTP (TCP for Network)
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.listeners) || !has(self.type) || self.type != 'None'",
    message =
        "loadBalancer.type None has no load balancer: remove listeners, and publish ports with hostPort")
@ValidationRule(
    value =
        "!has(self.listeners) || !has(self.type) || self.type != 'Network' || self.listeners.all(l, !has(l.protocol) || l.protocol in ['TCP', 'TLS'])",
    message =
        "a Network load balancer supports only TCP and TLS: set protocol to TCP or TLS, or choose type Application")
@ValidationRule(
    value =
        "!has(self.listeners) || (has(self.type) && self.type != 'Application') || self.listeners.all(l, !has(l.protocol) || l.protocol in ['HTTP', 'HTTPS'])",
    message =
        "an Application load balancer supports only HTTP and HTTPS: set protocol to HTTP or HTTPS, or choose type Network")
@ValidationRule(
    value =
        "!has(self.listeners) || !has(self.type) || self.type != 'Classic' || self.listeners.all(l, !has(l.protocol) || l.protocol != 'TLS')",
    message =
        "a Classic load balancer supports only HTTP, HTTPS and TCP here: set protocol to one of these, or choose type Network for TLS")
public record LoadBalancer(
    @Default("Application") LoadBalancerType type,
    @MergeKey("port") @Size(max = 20) List<Listener> listeners) {
  /** All defaults. */
  public static final LoadBalancer DEFAULTS =
      new LoadBalancer(LoadBalancerType.Application, List.of());

  public LoadBalancer {
    type = Defaults.or(type, LoadBalancerType.Application);
    listeners = Defaults.list(listeners);
  }
}
