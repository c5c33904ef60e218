package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.FactsBuilder;
import kr.mambo.beanstalk.model.InstanceLog;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.Subject;

/** What a failed deployment makes worth reading: the logs, and the options to go back to. */
final class FailureFacts {
  /** Beanstalk deletes logs a quarter of an hour after they were fetched. */
  private static final Duration KEPT = Duration.ofMinutes(14);

  /** Some instances answer later than others. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private record Kept(Scope scope, String bucket, String key) {}

  private final Clients clients;
  private final InstantSource clock;
  private final Recent<Kept, String> settings;

  FailureFacts(Clients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
    this.settings = new Recent<>(clock, Duration.ofDays(1));
  }

  void read(
      Scope scope, Subject subject, EnvironmentSnapshot live, Looking looking, FactsBuilder facts) {
    facts
        .goodSettings(goodSettings(scope, subject, looking))
        .logs(logs(scope, subject, live, looking));
  }

  /** They are never overwritten. Needed as soon as another version may fail. */
  private Fact<String> goodSettings(Scope scope, Subject subject, Looking looking) {
    var version = subject.before().version();
    var operation = subject.before().operation();
    if (version == null || version.lastGood() == null) return new Fact.NotAsked<>();
    var good = version.lastGood();
    var digest = good.settings();
    boolean same =
        good.label().equals(version.desired())
            && (operation == null
                || operation.label() == null
                || good.label().equals(operation.label()));
    if (digest == null || same) return new Fact.NotAsked<>();
    var key = subject.settingsKey(good.label(), digest);
    return Asking.ask(
        () ->
            settings.get(
                new Kept(scope, looking.bucket(), key),
                () -> clients.artifacts(scope).text(looking.bucket(), key)));
  }

  private Fact<List<InstanceLog>> logs(
      Scope scope, Subject subject, EnvironmentSnapshot live, Looking looking) {
    var requested = awaited(subject, looking);
    if (requested.isEmpty()) return new Fact.NotAsked<>();
    var found =
        Asking.ask(() -> clients.logs(scope).tails(live.id(), requested.get().minus(PATIENCE)));
    return found
        .known()
        .filter(logs -> !logs.isEmpty())
        .filter(logs -> telling(logs) || requested.get().plus(PATIENCE).isBefore(clock.instant()))
        .<Fact<List<InstanceLog>>>map(logs -> new Fact.Known<>(safe(logs, looking)))
        .orElseGet(Fact.NotAsked::new);
  }

  /** When the logs were asked for that were not read yet. */
  private Optional<Instant> awaited(Subject subject, Looking looking) {
    return subject.before().failedVersions().stream()
        .filter(failed -> failed.log() == null)
        .filter(failed -> looking.label().filter(failed.label()::equals).isPresent())
        .flatMap(failed -> Optional.ofNullable(failed.logsRequestedAt()).stream())
        .filter(at -> at.plus(KEPT).isAfter(clock.instant()))
        .findFirst();
  }

  private static boolean telling(List<InstanceLog> logs) {
    return logs.stream().anyMatch(log -> log.text().contains("[ERROR]"));
  }

  private static List<InstanceLog> safe(List<InstanceLog> logs, Looking looking) {
    return logs.stream()
        .map(log -> new InstanceLog(log.instance(), looking.secrets().of(log.text())))
        .toList();
  }
}
