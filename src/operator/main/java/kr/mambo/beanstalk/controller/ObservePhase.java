package kr.mambo.beanstalk.controller;

import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.controller.RenderPhase.Rendition;
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
  private final KubernetesObserver cluster;
  private final InstantSource clock;
  private final String operatorId;

  ObservePhase(
      EnvironmentPoller poller,
      BeanstalkObserver observer,
      KubernetesObserver cluster,
      InstantSource clock,
      String operatorId) {
    this.poller = poller;
    this.observer = observer;
    this.cluster = cluster;
    this.clock = clock;
    this.operatorId = operatorId;
  }

  Observation observe(
      EnvironmentResource resource, Access access, Optional<Scope> scope, Rendition rendition) {
    var ownerId = operatorId + "/" + resource.key();
    var now = clock.instant();
    var there = cluster(resource, rendition);
    if (scope.isEmpty()) {
      return new Observation(
          resource,
          ownerId,
          now,
          now,
          access,
          new EnvironmentState.Unknown(Reason.WaitingForFirstObservation, "AWS is not asked"),
          Facts.NONE,
          there);
    }
    var scopeSnapshot =
        poller.snapshot(scope.get(), resource.key(), resource.baseName(), resource.alternateName());
    var settled = observer.resolveActive(scope.get(), resource, ownerId, scopeSnapshot);
    var live = observer.environmentState(scopeSnapshot, settled.environmentName());
    var facts =
        observer
            .readFacts(scope.get(), settled, live, rendition.looking())
            .withReplacement(
                observer.readReplacement(scope.get(), settled, scopeSnapshot, rendition.looking()));
    return new Observation(
        settled, ownerId, now, scopeSnapshot.requestedAt(), access, live, facts, there);
  }

  private Fact<KubernetesState> cluster(EnvironmentResource resource, Rendition rendition) {
    return Cutover.isRelevant(resource)
        ? cluster.observe(
            resource, KubernetesRenderer.findRequiredObjects(rendition.cluster(), resource))
        : new Fact.NotRead<>();
  }
}
