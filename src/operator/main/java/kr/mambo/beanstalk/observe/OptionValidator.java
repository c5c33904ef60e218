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
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.Configurations.ValidationFinding;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.OptionValidation;
import kr.mambo.beanstalk.model.Scope;

/**
 * Asks Beanstalk about options that are to be set, before they are. Not before a creation: without
 * an environment it would judge them for no platform, and the creation itself refuses and leaves
 * nothing.
 */
final class OptionValidator {
  private static final String REPLACES_INSTANCES = "RestartEnvironment";

  private record PlatformKey(Scope scope, String arn) {}

  private record ValidationKey(
      Scope scope, String application, String environment, Map<OptionKey, String> set) {}

  private final AwsClients clients;
  private final ExpiringCache<PlatformKey, Map<OptionKey, String>> severities;
  private final ExpiringCache<ValidationKey, List<ValidationFinding>> findings;

  OptionValidator(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.severities = new ExpiringCache<>(clock, Duration.ofDays(1));
    this.findings = new ExpiringCache<>(clock, Duration.ofMinutes(1));
  }

  /** What is to be known about a decision; nothing is asked where it sets no options. */
  Fact<OptionValidation> validate(
      Scope scope,
      String application,
      Optional<EnvironmentSnapshot> live,
      BeanstalkDecision decision) {
    if (!(decision instanceof BeanstalkDecision.UpdateEnvironment update) || live.isEmpty()) {
      return new Fact.NotRead<>();
    }
    if (update.set().isEmpty() && update.remove().isEmpty()) return new Fact.NotRead<>();
    var changed = new TreeSet<>(update.set().keySet());
    changed.addAll(update.remove());
    // A dry run knows of no removal, and would judge what is removed together with the rest.
    var validated = update.remove().isEmpty() ? update.set() : new TreeMap<OptionKey, String>();
    return FactReader.read(
        () ->
            toValidation(
                findings(scope, application, live.get().name(), validated),
                findReplacing(scope, live.get().platformArn(), changed)));
  }

  private List<ValidationFinding> findings(
      Scope scope, String application, String environment, SortedMap<OptionKey, String> set) {
    if (set.isEmpty()) return List.of();
    return findings.get(
        new ValidationKey(scope, application, environment, Map.copyOf(set)),
        () -> clients.configurations(scope).validate(application, environment, set));
  }

  private SortedSet<OptionKey> findReplacing(
      Scope scope, String arn, Collection<OptionKey> changed) {
    var known =
        severities.get(
            new PlatformKey(scope, arn),
            () -> clients.configurations(scope).listChangeSeverities(arn));
    var found = new TreeSet<OptionKey>();
    for (var option : changed) {
      var severity = known.get(OptionKey.of(option.namespace(), option.name()));
      if (REPLACES_INSTANCES.equals(severity)) found.add(option);
    }
    return found;
  }

  private static OptionValidation toValidation(
      List<ValidationFinding> remarks, SortedSet<OptionKey> replacing) {
    return new OptionValidation(
        remarks.stream().filter(ValidationFinding::error).map(ValidationFinding::message).toList(),
        remarks.stream().filter(r -> !r.error()).map(ValidationFinding::message).toList(),
        replacing);
  }
}
