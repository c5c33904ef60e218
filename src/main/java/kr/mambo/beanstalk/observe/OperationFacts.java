package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;

/** What is read whether the environment stands or not: its operation's events, its next version. */
final class OperationFacts {
  /** Whatever keeps an environment busy for longer has no beginning that matters. */
  private static final Duration LATELY = Duration.ofDays(1);

  private final Clients clients;
  private final InstantSource clock;

  OperationFacts(Clients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** Whether what the wanted label needs is there. */
  void version(Scope scope, Subject subject, Looking looking, FactsBuilder facts) {
    var label = looking.label().orElseThrow();
    var application = subject.spec().application();
    facts
        .application(Asking.ask(() -> clients.versions(scope).applicationExists(application)))
        .version(Asking.ask(() -> clients.versions(scope).version(application, label)))
        .bucket(
            Asking.ask(
                () -> clients.artifacts(scope).look(looking.bucket(), looking.folder(label))));
  }

  /** Those of the operation that the status names. */
  Fact<List<EventLine>> events(Scope scope, Subject subject) {
    var operation = subject.operation().orElse(null);
    return Asking.askIf(
        operation != null,
        () ->
            clients
                .beanstalk(scope)
                .events(
                    subject.environmentName(),
                    Objects.requireNonNull(operation).startedAt().minusSeconds(1)));
  }

  /** Those of our operation; else of somebody else's that keeps the environment busy. */
  Fact<List<EventLine>> events(Scope scope, Subject subject, EnvironmentSnapshot live) {
    var events = events(scope, subject);
    return events instanceof Fact.NotAsked && live.lifecycle() != Lifecycle.Ready
        ? Asking.ask(
            () -> clients.beanstalk(scope).events(live.name(), clock.instant().minus(LATELY)))
        : events;
  }
}
