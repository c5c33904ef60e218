package kr.mambo.beanstalk.plan.options;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;

/**
 * What has to change so that the live options are those of the spec. Only options that the spec
 * owns, or owned, count: what `.ebextensions`, AWS's defaults or others set is left alone.
 *
 * @param set options with another value than the spec's
 * @param remove options that were ours and left the spec
 * @param drift the same as the user sees it
 */
public record OptionDiff(
    SortedMap<OptionKey, String> set, List<OptionKey> remove, List<Drift> drift) {
  private static final String ENVIRONMENT_PROPERTIES =
      "aws:elasticbeanstalk:application:environment";

  private static final String SCHEDULED_ACTION = "aws:autoscaling:scheduledaction|";
  private static final String CLASSIC_LISTENER = "aws:elb:listener";

  public static OptionDiff between(
      SortedMap<OptionKey, String> wanted, List<String> owned, LiveSettings live) {
    var set = new TreeMap<OptionKey, String>();
    var drift = new ArrayList<Drift>();
    var liveValues = new HashMap<String, String>();
    live.deployed().forEach((option, value) -> liveValues.put(identity(option), value));
    wanted.forEach(
        (option, value) -> {
          var liveValue = liveValues.get(identity(option));
          if (OptionValues.areEquivalent(option, value, liveValue)) return;
          set.put(option, value);
          // A property may hold what nobody should read in a status.
          boolean hidden = option.namespace().startsWith(ENVIRONMENT_PROPERTIES);
          drift.add(
              new Drift(
                  option.namespace() + ":" + option.name(),
                  hidden ? null : value,
                  hidden ? null : liveValue));
        });
    var desiredIdentities = wanted.keySet().stream().map(OptionDiff::identity).collect(toSet());
    var remove =
        owned.stream()
            .map(OptionKey::parse)
            .filter(
                option ->
                    !desiredIdentities.contains(identity(option))
                        && liveValues.containsKey(identity(option)))
            .toList();
    remove.forEach(
        option -> drift.add(new Drift(option.namespace() + ":" + option.name(), null, null)));
    return new OptionDiff(set, remove, List.copyOf(drift));
  }

  /**
   * What options have in common that are the same one. Beanstalk takes names in any case and reads
   * them back in its own. It reads a resource name only where there can be several, as of scheduled
   * actions, and a classic listener without a port as that of port 80.
   */
  private static String identity(OptionKey option) {
    var namespace = option.namespace().toLowerCase(Locale.ROOT);
    if (namespace.equals(CLASSIC_LISTENER)) namespace = CLASSIC_LISTENER + ":80";
    var place = namespace + "|" + option.name().toLowerCase(Locale.ROOT);
    return place.startsWith(SCHEDULED_ACTION) ? place + "|" + option.resource() : place;
  }

  public boolean isEmpty() {
    return set.isEmpty() && remove.isEmpty();
  }
}
