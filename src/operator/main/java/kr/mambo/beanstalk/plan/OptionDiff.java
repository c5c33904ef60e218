package kr.mambo.beanstalk.plan;

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
 * @param drift the same for its user's eyes
 */
record OptionDiff(SortedMap<OptionKey, String> set, List<OptionKey> remove, List<Drift> drift) {
  private static final String SECRETS = "aws:elasticbeanstalk:application:environment";

  private static final String NAMED = "aws:autoscaling:scheduledaction|";
  private static final String LISTENER = "aws:elb:listener";

  static OptionDiff between(
      SortedMap<OptionKey, String> wanted, List<String> owned, LiveSettings live) {
    var set = new TreeMap<OptionKey, String>();
    var drift = new ArrayList<Drift>();
    var read = new HashMap<String, String>();
    live.deployed().forEach((option, value) -> read.put(place(option), value));
    wanted.forEach(
        (option, value) -> {
          var seen = read.get(place(option));
          if (Canonical.same(option, value, seen)) return;
          set.put(option, value);
          // A property may hold what nobody should read in a status.
          boolean hidden = option.namespace().startsWith(SECRETS);
          drift.add(
              new Drift(
                  option.namespace() + ":" + option.name(),
                  hidden ? null : value,
                  hidden ? null : seen));
        });
    var kept = wanted.keySet().stream().map(OptionDiff::place).collect(toSet());
    var remove =
        owned.stream()
            .map(OptionKey::parse)
            .filter(option -> !kept.contains(place(option)) && read.containsKey(place(option)))
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
  private static String place(OptionKey option) {
    var namespace = option.namespace().toLowerCase(Locale.ROOT);
    if (namespace.equals(LISTENER)) namespace = LISTENER + ":80";
    var place = namespace + "|" + option.name().toLowerCase(Locale.ROOT);
    return place.startsWith(NAMED) ? place + "|" + option.resource() : place;
  }

  boolean empty() {
    return set.isEmpty() && remove.isEmpty();
  }
}
