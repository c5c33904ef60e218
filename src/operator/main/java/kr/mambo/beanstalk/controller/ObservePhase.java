package kr.mambo.beanstalk.controller;

import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.controller.RenderPhase.RenderResult;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.KubernetesState;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.observe.BeanstalkObserver;
import kr.mambo.beanstalk.observe.KubernetesObserver;
import kr.mambo.beanstalk.plan.KubernetesRenderer;
import kr.mambo.beanstalk.plan.evidence.Cutover;
import kr.mambo.beanstalk.poll.EnvironmentPoller;

/** Reads what one pass looks at. */
final class ObservePhase {
  private final EnvironmentPoller poller;
  private final BeanstalkObserver observer;
  private final KubernetesObserver kubernetes;
  private final InstantSource clock;
  private final String operatorId;

  ObservePhase(
      EnvironmentPoller poller,
      BeanstalkObserver observer,
      KubernetesObserver kubernetes,
      InstantSource clock,
      String operatorId) {
    this.poller = poller;
    this.observer = observer;
    this.kubernetes = kubernetes;
    this.clock = clock;
    this.operatorId = operatorId;
  }

  Observation observe(
      EnvironmentResource resource, Access access, Optional<Scope> scope, RenderResult rendered) {
    var ownerId = operatorId + "/" + resource.key();
    var now = clock.instant();
    var kubernetesState = kubernetes(resource, rendered);
    if (scope.isEmpty()) {
      return new Observation(
          resource,
          ownerId,
          now,
          now,
          access,
          new EnvironmentState.Unknown(Reason.WaitingForFirstObservation, "AWS is not observed"),
          Facts.NONE,
          kubernetesState);
    }
    var scopeSnapshot =
        poller.snapshot(scope.get(), resource.key(), resource.baseName(), resource.alternateName());
    var activeResource = observer.resolveActive(scope.get(), resource, ownerId, scopeSnapshot);
    var live = observer.environmentState(scopeSnapshot, activeResource.environmentName());
    var facts =
        observer
            .readFacts(scope.get(), activeResource, live, rendered.query())
            .withReplacement(
                observer.readReplacement(
                    scope.get(), activeResource, scopeSnapshot, rendered.query()));
    return new Observation(
        activeResource,
        ownerId,
        now,
        scopeSnapshot.requestedAt(),
        access,
        live,
        facts,
        kubernetesState);
  }

  private Fact<KubernetesState> kubernetes(EnvironmentResource resource, RenderResult rendered) {
    return Cutover.isRelevant(resource)
        ? kubernetes.observe(
            resource, KubernetesRenderer.findRequiredObjects(rendered.kubernetes(), resource))
        : new Fact.NotRead<>();
  }
}
