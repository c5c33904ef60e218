package kr.mambo.beanstalk.plan.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.plan.evidence.BeanstalkRule;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/** Makes the environment's tags those of the spec; tags of others are left alone. */
public final class TagsRule implements BeanstalkRule {
  /**
   * How the live tags differ.
   *
   * @param remove those that were ours and left the spec, with their live values
   */
  public record TagDiff(
      SortedMap<String, String> add, SortedMap<String, String> remove, List<Drift> drift) {
    boolean isEmpty() {
      return add.isEmpty() && remove.isEmpty();
    }
  }

  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    return diff(situation)
        .filter(diff -> !diff.isEmpty() && SettingsRule.isChangeAllowed(situation))
        .map(
            diff ->
                new BeanstalkDecision.UpdateTags(
                    situation.live().orElseThrow().arn(),
                    diff.add(),
                    diff.remove().keySet(),
                    Reason.UpdatingSettings,
                    "Updating tags: setting %d, removing %d"
                        .formatted(diff.add().size(), diff.remove().size())));
  }

  /** Empty where the live tags were not read. */
  public static Optional<TagDiff> diff(BeanstalkSituation situation) {
    return situation.facts().tags().known().map(live -> diff(situation, live));
  }

  private static TagDiff diff(BeanstalkSituation situation, Map<String, String> live) {
    var desired = Tags.desired(situation.observed().resource(), situation.observed().ownerId());
    var add = new TreeMap<>(desired);
    add.entrySet().removeIf(tag -> tag.getValue().equals(live.get(tag.getKey())));
    var remove = new TreeMap<>(live);
    remove.keySet().retainAll(situation.previousStatus().ownedTags());
    remove.keySet().removeAll(desired.keySet());
    var drift = new ArrayList<Drift>();
    var keys = new TreeSet<>(add.keySet());
    keys.addAll(remove.keySet());
    for (var key : keys) drift.add(new Drift("Tags:" + key, add.get(key), live.get(key)));
    return new TagDiff(add, remove, List.copyOf(drift));
  }
}
