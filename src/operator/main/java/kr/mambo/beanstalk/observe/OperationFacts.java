package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EventLine;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.FactsBuilder;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;
import org.jspecify.annotations.Nullable;

/** What is read whether the environment stands or not: its operation's events, its next version. */
final class OperationFacts {
  /** Whatever keeps an environment busy for longer has no beginning that matters. */
  private static final Duration LATELY = Duration.ofDays(1);

  /** AWS refuses callers whose clock is further from its own (signatures, version 4). */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Clients clients;
  private final InstantSource clock;
  private final GarbageFinder garbage;

  OperationFacts(Clients clients, InstantSource clock, GarbageFinder garbage) {
    this.clients = clients;
    this.clock = clock;
    this.garbage = garbage;
  }

  /**
   * Whether what the wanted label needs is there, and what could make room for it.
   *
   * @param deployed the label that runs
   */
  void version(
      Scope scope,
      Subject subject,
      Looking looking,
      @Nullable String deployed,
      FactsBuilder facts) {
    var label = looking.label().orElseThrow();
    var application = subject.spec().application();
    boolean full =
        subject
            .before()
            .condition(ConditionType.Ready)
            .filter(c -> c.reason().equals(Reason.QuotaExceeded.name()))
            .isPresent();
    facts
        .spare(Asking.askIf(full, () -> garbage.spare(scope, subject, looking, deployed)))
        .application(Asking.ask(() -> clients.versions(scope).applicationExists(application)))
        .version(Asking.ask(() -> clients.versions(scope).version(application, label)))
        .bucket(
            Asking.ask(
                () -> clients.artifacts(scope).look(looking.bucket(), looking.folder(label))));
  }

  /** Those of the operation that the status names. */
  Fact<List<EventLine>> events(Scope scope, Subject subject, Looking looking) {
    var operation = subject.operation().orElse(null);
    return Asking.askIf(
        operation != null,
        () ->
            said(
                scope,
                subject.environmentName(),
                Objects.requireNonNull(operation).startedAt().minus(SKEW),
                looking));
  }

  /** Those of our operation; else of somebody else's that keeps the environment busy. */
  Fact<List<EventLine>> events(
      Scope scope, Subject subject, EnvironmentSnapshot live, Looking looking) {
    var events = events(scope, subject, looking);
    return events instanceof Fact.NotAsked && live.lifecycle() != Lifecycle.Ready
        ? Asking.ask(() -> said(scope, live.name(), clock.instant().minus(LATELY), looking))
        : events;
  }

  private List<EventLine> said(Scope scope, String name, Instant since, Looking looking) {
    return clients.beanstalk(scope).events(name, since).stream()
        .map(line -> line.saying(looking.secrets().of(line.message())))
        .toList();
  }
}
