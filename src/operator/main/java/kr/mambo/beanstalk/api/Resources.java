package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * CPU and memory of a container.
 *
 * @param limits maximum CPU and memory, `cpus` and `mem_limit` of the Compose service; cpu at least
 *     10m. Default: no limit
 * @param requests reserved CPU and memory, at most the limits; memory is `mem_reservation` of the
 *     Compose service, cpu is for Kubernetes only. Default: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.limits) || !has(self.limits.cpu) || !has(self.requests) || !has(self.requests.cpu) || !isQuantity(string(self.limits.cpu)) || !isQuantity(string(self.requests.cpu)) || quantity(string(self.requests.cpu)).compareTo(quantity(string(self.limits.cpu))) <= 0",
    message = "requests.cpu must not exceed limits.cpu: lower the request, or raise the limit")
@ValidationRule(
    value =
        "!has(self.limits) || !has(self.limits.memory) || !has(self.requests) || !has(self.requests.memory) || !isQuantity(string(self.limits.memory)) || !isQuantity(string(self.requests.memory)) || quantity(string(self.requests.memory)).compareTo(quantity(string(self.limits.memory))) <= 0",
    message =
        "requests.memory must not exceed limits.memory: lower the request, or raise the limit")
@ValidationRule(
    value =
        "!has(self.limits) || !has(self.limits.cpu) || !isQuantity(string(self.limits.cpu)) || quantity(string(self.limits.cpu)).compareTo(quantity('10m')) >= 0",
    message =
        "limits.cpu must be at least 10m, the minimum of Docker: raise it, for example to 100m")
public record Resources(
    @Nullable ResourceQuantities limits, @Nullable ResourceQuantities requests) {}
