package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.FactsBuilder;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;

/** What is read whether the environment stands or not: its operation's events, its next version. */
final class OperationFacts {
  /** Whatever keeps an environment busy for longer has no beginning that matters. */
  private static final Duration EVENT_WINDOW = Duration.ofDays(1);

  /** AWS refuses callers whose clock is further from its own (signatures, version 4). */
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

  private final AwsClients clients;
  private final InstantSource clock;
  private final GarbageFinder garbageFinder;

  OperationFacts(AwsClients clients, InstantSource clock, GarbageFinder garbage) {
    this.clients = clients;
    this.clock = clock;
    this.garbageFinder = garbage;
  }

  /**
   * Whether what the wanted label needs is there, and what could make room for it.
   *
   * @param deployed the label that runs
   */
  void readVersion(
      Scope scope,
      EnvironmentResource resource,
      ArtifactQuery query,
      @Nullable String deployed,
      FactsBuilder facts) {
    var label = query.label().orElseThrow();
    var application = resource.spec().application();
    boolean quotaExceeded =
        resource
            .previousStatus()
            .condition(ConditionType.Ready)
            .filter(Reason.QuotaExceeded::isReasonOf)
            .isPresent();
    facts
        .reclaimable(
            FactReader.readIf(
                quotaExceeded, () -> garbageFinder.findUnused(scope, resource, query, deployed)))
        .application(
            FactReader.read(
                () -> clients.applicationVersions(scope).applicationExists(application)))
        .version(
            FactReader.read(
                () -> clients.applicationVersions(scope).findVersion(application, label)))
        .bucket(
            FactReader.read(
                () -> clients.artifacts(scope).checkBucket(query.bucket(), query.folder(label))));
  }

  /** Those of the operation that the status names. */
  Fact<List<EnvironmentEvent>> readEvents(
      Scope scope, EnvironmentResource resource, ArtifactQuery query) {
    var operation = resource.operation().orElse(null);
    return FactReader.readIf(
        operation != null,
        () ->
            listRedacted(
                scope,
                resource.environmentName(),
                Objects.requireNonNull(operation).startedAt().minus(MAX_CLOCK_SKEW),
                query));
  }

  /** Those of our operation; else of another actor's that keeps the environment busy. */
  Fact<List<EnvironmentEvent>> readEvents(
      Scope scope, EnvironmentResource resource, EnvironmentSnapshot live, ArtifactQuery query) {
    var events = readEvents(scope, resource, query);
    return events instanceof Fact.NotRead && live.lifecycle() != Lifecycle.Ready
        ? FactReader.read(
            () -> listRedacted(scope, live.name(), clock.instant().minus(EVENT_WINDOW), query))
        : events;
  }

  private List<EnvironmentEvent> listRedacted(
      Scope scope, String name, Instant since, ArtifactQuery query) {
    return clients.beanstalk(scope).listEvents(name, since).stream()
        .map(event -> event.withMessage(query.redaction().of(event.message())))
        .toList();
  }
}
