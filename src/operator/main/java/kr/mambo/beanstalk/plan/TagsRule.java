package kr.mambo.beanstalk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;

/** Makes the environment's tags those of the spec; tags of others are left alone. */
final class TagsRule implements Rule {
  /**
   * How the live tags differ.
   *
   * @param remove those that were ours and left the spec, with their live values
   */
  record Diff(SortedMap<String, String> add, SortedMap<String, String> remove, List<Drift> drift) {
    boolean empty() {
      return add.isEmpty() && remove.isEmpty();
    }
  }

  @Override
  public Optional<Decision> decide(Situation situation) {
    return diff(situation)
        .filter(diff -> !diff.empty() && SettingsRule.mayChange(situation))
        .map(
            diff ->
                new Decision.UpdateTags(
                    situation.live().orElseThrow().arn(),
                    diff.add(),
                    diff.remove().keySet(),
                    Reason.UpdatingSettings,
                    "Tags are changed: %d set, %d removed"
                        .formatted(diff.add().size(), diff.remove().size())));
  }

  /** Empty where the live tags were not read. */
  static Optional<Diff> diff(Situation situation) {
    return situation.facts().tags().known().map(live -> diff(situation, live));
  }

  private static Diff diff(Situation situation, Map<String, String> live) {
    var wanted = Tags.wanted(situation.seen().subject(), situation.seen().ownerId());
    var add = new TreeMap<>(wanted);
    add.entrySet().removeIf(tag -> tag.getValue().equals(live.get(tag.getKey())));
    var remove = new TreeMap<>(live);
    remove.keySet().retainAll(situation.before().ownedTags());
    remove.keySet().removeAll(wanted.keySet());
    var drift = new ArrayList<Drift>();
    var keys = new TreeSet<>(add.keySet());
    keys.addAll(remove.keySet());
    for (var key : keys) drift.add(new Drift("Tags:" + key, add.get(key), live.get(key)));
    return new Diff(add, remove, List.copyOf(drift));
  }
}
