package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * What stands before the instances.
 *
 * @param type Application, Network, Classic or None (a single instance). Cannot change on a live
 *     environment, see replacement. Default: Application. With Network, TLS can end in a container
 *     that asks for client certificates
 * @param listeners what it listens on, by port; at most 20. Each passes requests on to its
 *     instancePort. Default: 80 with HTTP (TCP for Network). Without 80 in the list, 80 is closed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.listeners) || !has(self.type) || self.type != 'None'",
    message =
        "loadBalancer.type None has no load balancer: remove listeners, publish ports with hostPort")
@ValidationRule(
    value =
        "!has(self.listeners) || !has(self.type) || self.type != 'Network' || self.listeners.all(l, !has(l.protocol) || l.protocol in ['TCP', 'TLS'])",
    message =
        "a Network load balancer speaks TCP and TLS: write protocol TCP or TLS, or choose type Application")
@ValidationRule(
    value =
        "!has(self.listeners) || (has(self.type) && self.type != 'Application') || self.listeners.all(l, !has(l.protocol) || l.protocol in ['HTTP', 'HTTPS'])",
    message =
        "an Application load balancer speaks HTTP and HTTPS: write protocol HTTP or HTTPS, or choose type Network")
@ValidationRule(
    value =
        "!has(self.listeners) || !has(self.type) || self.type != 'Classic' || self.listeners.all(l, !has(l.protocol) || l.protocol != 'TLS')",
    message =
        "a Classic load balancer speaks HTTP, HTTPS and TCP here: choose one of these, or type Network for TLS")
public record LoadBalancer(
    @Default("Application") LoadBalancerType type,
    @MergeKey("port") @Size(max = 20) List<Listener> listeners) {
  /** Nothing said. */
  public static final LoadBalancer DEFAULTS =
      new LoadBalancer(LoadBalancerType.Application, List.of());

  public LoadBalancer {
    type = Defaults.or(type, LoadBalancerType.Application);
    listeners = Defaults.list(listeners);
  }
}
