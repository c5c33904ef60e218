package kr.mambo.beanstalk.controller;

import java.time.InstantSource;
import java.util.Optional;
import kr.mambo.beanstalk.controller.RenderPhase.Rendition;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.ClusterView;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.observe.ClusterObserver;
import kr.mambo.beanstalk.observe.Observer;
import kr.mambo.beanstalk.plan.ClusterRenderer;
import kr.mambo.beanstalk.plan.Crossing;
import kr.mambo.beanstalk.poll.EnvironmentPoller;

/** Reads what one pass looks at. */
final class ObservePhase {
  private final EnvironmentPoller poller;
  private final Observer observer;
  private final ClusterObserver cluster;
  private final InstantSource clock;
  private final String operatorId;

  ObservePhase(
      EnvironmentPoller poller,
      Observer observer,
      ClusterObserver cluster,
      InstantSource clock,
      String operatorId) {
    this.poller = poller;
    this.observer = observer;
    this.cluster = cluster;
    this.clock = clock;
    this.operatorId = operatorId;
  }

  Observation observe(Subject subject, Access access, Optional<Scope> scope, Rendition rendition) {
    var ownerId = operatorId + "/" + subject.key();
    var now = clock.instant();
    var there = cluster(subject, rendition);
    if (scope.isEmpty()) {
      return new Observation(
          subject,
          ownerId,
          now,
          now,
          access,
          new Live.Unknown(Reason.WaitingForFirstObservation, "AWS is not asked"),
          Facts.NONE,
          there);
    }
    var picture =
        poller.look(scope.get(), subject.key(), subject.firstName(), subject.secondName());
    var settled = observer.settled(scope.get(), subject, ownerId, picture);
    var live = observer.live(picture, settled.environmentName());
    var facts =
        observer
            .facts(scope.get(), settled, live, rendition.looking())
            .beside(observer.other(scope.get(), settled, picture, rendition.looking()));
    return new Observation(settled, ownerId, now, picture.askedAt(), access, live, facts, there);
  }

  private Fact<ClusterView> cluster(Subject subject, Rendition rendition) {
    return Crossing.concerns(subject)
        ? cluster.look(subject, ClusterRenderer.needed(rendition.cluster(), subject))
        : new Fact.NotAsked<>();
  }
}
