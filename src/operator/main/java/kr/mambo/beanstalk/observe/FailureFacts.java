package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.FactsBuilder;
import kr.mambo.beanstalk.model.InstanceLog;
import kr.mambo.beanstalk.model.Scope;

/** What a failed deployment makes worth reading: the logs, and the options to go back to. */
final class FailureFacts {
  /** Beanstalk deletes logs a quarter of an hour after they were fetched. */
  private static final Duration LOG_RETENTION = Duration.ofMinutes(14);

  /** Some instances answer later than others. */
  private static final Duration LOG_GRACE = Duration.ofMinutes(1);

  private record SettingsKey(Scope scope, String bucket, String key) {}

  private final AwsClients clients;
  private final InstantSource clock;
  private final ExpiringCache<SettingsKey, String> settings;

  FailureFacts(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
    this.settings = new ExpiringCache<>(clock, Duration.ofDays(1));
  }

  void read(
      Scope scope,
      EnvironmentResource resource,
      EnvironmentSnapshot live,
      ArtifactQuery query,
      FactsBuilder facts) {
    facts
        .lastGoodSettings(lastGoodSettings(scope, resource, query))
        .logs(logs(scope, resource, live, query));
  }

  /** They are never overwritten. Needed as soon as another version may fail. */
  private Fact<String> lastGoodSettings(
      Scope scope, EnvironmentResource resource, ArtifactQuery query) {
    var version = resource.previousStatus().version();
    var operation = resource.previousStatus().operation();
    if (version == null || version.lastGood() == null) return new Fact.NotRead<>();
    var good = version.lastGood();
    var digest = good.settings();
    boolean running =
        good.label().equals(version.desired())
            && (operation == null
                || operation.label() == null
                || good.label().equals(operation.label()));
    if (digest == null || running) return new Fact.NotRead<>();
    var key = resource.settingsKey(good.label(), digest);
    return FactReader.read(
        () ->
            settings.get(
                new SettingsKey(scope, query.bucket(), key),
                () -> clients.artifacts(scope).readText(query.bucket(), key)));
  }

  private Fact<List<InstanceLog>> logs(
      Scope scope, EnvironmentResource resource, EnvironmentSnapshot live, ArtifactQuery query) {
    var requested = logsRequestedAt(resource, query);
    if (requested.isEmpty()) return new Fact.NotRead<>();
    var found =
        FactReader.read(
            () ->
                clients
                    .instanceLogs(scope)
                    .retrieveTails(live.id(), requested.get().minus(LOG_GRACE)));
    return found
        .known()
        .filter(logs -> !logs.isEmpty())
        .filter(
            logs ->
                containErrors(logs) || requested.get().plus(LOG_GRACE).isBefore(clock.instant()))
        .<Fact<List<InstanceLog>>>map(logs -> new Fact.Known<>(redact(logs, query)))
        .orElseGet(Fact.NotRead::new);
  }

  /** When the logs were asked for that were not read yet. */
  private Optional<Instant> logsRequestedAt(EnvironmentResource resource, ArtifactQuery query) {
    return resource.previousStatus().failedVersions().stream()
        .filter(failed -> failed.log() == null)
        .filter(failed -> query.label().filter(failed.label()::equals).isPresent())
        .flatMap(failed -> Optional.ofNullable(failed.logsRequestedAt()).stream())
        .filter(at -> at.plus(LOG_RETENTION).isAfter(clock.instant()))
        .findFirst();
  }

  private static boolean containErrors(List<InstanceLog> logs) {
    return logs.stream().anyMatch(log -> log.text().contains("[ERROR]"));
  }

  private static List<InstanceLog> redact(List<InstanceLog> logs, ArtifactQuery query) {
    return logs.stream()
        .map(log -> new InstanceLog(log.instanceId(), query.redaction().of(log.text())))
        .toList();
  }
}
