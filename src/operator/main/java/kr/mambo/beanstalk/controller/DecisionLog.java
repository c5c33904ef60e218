package kr.mambo.beanstalk.controller;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import org.jboss.logging.Logger;

/**
 * One line for every decision that is not Nothing: a fixed message and key-values with the identity
 * of the object. A decision that repeats, such as a wait, is logged once.
 */
final class DecisionLog {
  private static final Logger LOG = Logger.getLogger(DecisionLog.class);
  private final Map<ResourceKey, Map<String, String>> lastByTarget = new ConcurrentHashMap<>();

  void log(Observation observed, Plan plan, Optional<Scope> scope) {
    var decision = plan.decision();
    if (!(decision instanceof BeanstalkDecision.Nothing))
      log(observed, scope, "Beanstalk", decision.getClass(), decision.reason(), decision.message());
    else forget(observed.resource().key(), "Beanstalk");
    plan.kubernetes()
        .decision()
        .filter(found -> !(found instanceof KubernetesDecision.Nothing))
        .ifPresentOrElse(
            found ->
                log(
                    observed,
                    scope,
                    "Kubernetes",
                    found.getClass(),
                    found.reason(),
                    found.message()),
            () -> forget(observed.resource().key(), "Kubernetes"));
  }

  void forget(ResourceKey key) {
    lastByTarget.remove(key);
  }

  private void forget(ResourceKey key, String target) {
    var last = lastByTarget.get(key);
    if (last != null) last.remove(target);
  }

  private void log(
      Observation observed,
      Optional<Scope> scope,
      String target,
      Class<?> decision,
      Reason reason,
      String message) {
    var resource = observed.resource();
    var fields = new LinkedHashMap<String, String>();
    fields.put("namespace", resource.key().namespace());
    fields.put("name", resource.key().name());
    fields.put("generation", String.valueOf(resource.generation()));
    EbEnvironmentStatus status = resource.previousStatus();
    if (status.environmentId() != null) fields.put("environmentId", status.environmentId());
    scope.ifPresent(s -> fields.put("region", s.region()));
    fields.put("target", target);
    fields.put("decision", decision.getSimpleName());
    fields.put("reason", reason.name());
    var line = LogFields.render(fields) + " detail=" + LogFields.quote(message);
    var last = lastByTarget.computeIfAbsent(resource.key(), k -> new ConcurrentHashMap<>());
    if (line.equals(last.put(target, line))) return;
    LOG.infof("Decided %s", line);
  }
}
