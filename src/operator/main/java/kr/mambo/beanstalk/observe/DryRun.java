package kr.mambo.beanstalk.observe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.aws.Configurations.Remark;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Precheck;
import kr.mambo.beanstalk.model.Scope;

/**
 * Asks Beanstalk about options that are to be set, before they are. Not before a creation: without
 * an environment it would judge them for no platform, and the creation itself refuses and leaves
 * nothing.
 */
final class DryRun {
  private static final String REPLACES = "RestartEnvironment";

  private record Platform(Scope scope, String arn) {}

  private record Asked(
      Scope scope, String application, String environment, Map<OptionKey, String> set) {}

  private final Clients clients;
  private final Recent<Platform, Map<OptionKey, String>> severities;
  private final Recent<Asked, List<Remark>> remarks;

  DryRun(Clients clients, InstantSource clock) {
    this.clients = clients;
    this.severities = new Recent<>(clock, Duration.ofDays(1));
    this.remarks = new Recent<>(clock, Duration.ofMinutes(1));
  }

  /** What is to be known about a decision; nothing is asked where it sets no options. */
  Fact<Precheck> of(
      Scope scope, String application, Optional<EnvironmentSnapshot> live, Decision decision) {
    if (!(decision instanceof Decision.UpdateEnvironment update) || live.isEmpty()) {
      return new Fact.NotAsked<>();
    }
    if (update.set().isEmpty() && update.remove().isEmpty()) return new Fact.NotAsked<>();
    var changed = new TreeSet<>(update.set().keySet());
    changed.addAll(update.remove());
    // A dry run knows of no removal, and would judge what is removed together with the rest.
    var judged = update.remove().isEmpty() ? update.set() : new TreeMap<OptionKey, String>();
    return Asking.ask(
        () ->
            precheck(
                remarks(scope, application, live.get().name(), judged),
                replacing(scope, live.get().platformArn(), changed)));
  }

  private List<Remark> remarks(
      Scope scope, String application, String environment, SortedMap<OptionKey, String> set) {
    if (set.isEmpty()) return List.of();
    return remarks.get(
        new Asked(scope, application, environment, Map.copyOf(set)),
        () -> clients.configurations(scope).validate(application, environment, set));
  }

  private SortedSet<OptionKey> replacing(Scope scope, String arn, Collection<OptionKey> changed) {
    var known =
        severities.get(
            new Platform(scope, arn), () -> clients.configurations(scope).severities(arn));
    var found = new TreeSet<OptionKey>();
    for (var option : changed) {
      var severity = known.get(OptionKey.of(option.namespace(), option.name()));
      if (REPLACES.equals(severity)) found.add(option);
    }
    return found;
  }

  private static Precheck precheck(List<Remark> remarks, SortedSet<OptionKey> replacing) {
    return new Precheck(
        remarks.stream().filter(Remark::error).map(Remark::message).toList(),
        remarks.stream().filter(r -> !r.error()).map(Remark::message).toList(),
        replacing);
  }
}
