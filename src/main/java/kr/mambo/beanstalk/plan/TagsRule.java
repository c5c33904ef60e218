package kr.mambo.beanstalk.plan;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Tags;

/** Makes the environment's tags those of the spec; tags of others are left alone. */
final class TagsRule implements Rule {
  @Override
  public Optional<Decision> decide(Situation situation) {
    var live = situation.facts().tags().known();
    if (live.isEmpty() || !SettingsRule.mayChange(situation)) return Optional.empty();
    var wanted = Tags.wanted(situation.seen().subject(), situation.seen().ownerId());
    Map<String, String> add = new TreeMap<>(wanted);
    add.entrySet().removeIf(tag -> tag.getValue().equals(live.get().get(tag.getKey())));
    var remove = new HashSet<>(situation.before().ownedTags());
    remove.removeAll(wanted.keySet());
    remove.retainAll(live.get().keySet());
    return add.isEmpty() && remove.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision.UpdateTags(
                situation.live().orElseThrow().arn(),
                add,
                remove,
                Reason.UpdatingSettings,
                "Tags are changed: %d set, %d removed".formatted(add.size(), remove.size())));
  }
}
