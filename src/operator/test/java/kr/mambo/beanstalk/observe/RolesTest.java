package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.With;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A status that was lost is found again by what tags and addresses say. */
class RolesTest {
  private static final Map<String, String> MINE = Map.of(Tags.OWNER, Given.OWNER);
  private final Map<String, Map<String, String>> tags = new TreeMap<>();
  private final Map<String, EnvironmentSnapshot> seen = new TreeMap<>();

  private void there(String name, String id, Map<String, String> itsTags) {
    var snapshot = With.component(With.component(Given.READY, "name", name), "id", id);
    seen.put(name, snapshot);
    tags.put(id, itsTags);
  }

  private static Map<String, String> replacing(String id) {
    return Map.of(Tags.OWNER, Given.OWNER, Tags.REPLACES, id + "/the.address");
  }

  private Subject remembered(Given given) {
    var roles = new Roles(Given.OWNER, e -> read(tags.get(e.id())));
    return roles.remembered(given.subject(), seen, Given.NOW);
  }

  private static Fact<Map<String, String>> read(@Nullable Map<String, String> known) {
    return known == null
        ? new Fact.Unreadable<>(new Failure.Denied("no"))
        : new Fact.Known<>(known);
  }

  @Test
  void whoRemembersAsksNobody() {
    there("mambo-py-b", "e-2", MINE);

    assertThat(remembered(Given.running())).isEqualTo(Given.running().subject());
  }

  @Test
  void aSecondOfOthersIsNoMemory() {
    there("mambo-py-b", "e-2", Map.of(Tags.OWNER, "op/of/others"));
    assertThat(remembered(Given.nothingThere()).before().environmentName()).isNull();

    seen.computeIfPresent("mambo-py-b", (name, e) -> With.component(e, "application", "other"));
    tags.put("e-2", MINE);
    assertThat(remembered(Given.nothingThere()).before().environmentName()).isNull();

    seen.clear();
    assertThat(remembered(Given.nothingThere()).before().environmentName()).isNull();
  }

  @Test
  void theOnlyOneOfOursServes() {
    there("mambo-py-b", "e-2", replacing("e-1"));
    assertThat(remembered(Given.nothingThere()).environmentName()).isEqualTo("mambo-py-b");

    there("mambo-py", "e-9", Map.of());
    var beside = remembered(Given.nothingThere());
    assertThat(beside.environmentName()).isEqualTo("mambo-py-b");
    assertThat(beside.before().replacement()).isNull();
  }

  @Test
  void ofTwoOneWasMadeToTakeThePlaceOfTheOther() {
    there("mambo-py", "e-1", MINE);
    there("mambo-py-b", "e-2", replacing("e-1"));
    var forth = remembered(Given.nothingThere()).before();
    tags.put("e-1", replacing("e-2"));
    tags.put("e-2", replacing("e-0"));
    var back = remembered(Given.nothingThere()).before();

    assertThat(forth.environmentId()).isEqualTo("e-1");
    assertThat(forth.replacement())
        .satisfies(
            s -> {
              assertThat(s.environmentId()).isEqualTo("e-2");
              assertThat(s.cname()).isEqualTo("the.address");
              assertThat(s.phase()).isEqualTo(ReplacementPhase.Preparing);
            });
    assertThat(back.environmentId()).isEqualTo("e-2");
    assertThat(back.replacement()).satisfies(s -> assertThat(s.environmentId()).isEqualTo("e-1"));
  }

  @Test
  void withoutAWordOfTheKindNothingIsGuessed() {
    there("mambo-py", "e-1", MINE);
    there("mambo-py-b", "e-2", MINE);

    assertThat(remembered(Given.nothingThere()).before().environmentName()).isNull();
  }
}
