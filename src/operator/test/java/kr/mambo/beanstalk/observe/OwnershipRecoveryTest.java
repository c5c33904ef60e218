package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ReplacementPhase;
import kr.mambo.beanstalk.model.EnvironmentResource;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.model.Tags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A status that was lost is found again by what tags and addresses say. */
class OwnershipRecoveryTest {
  private static final Map<String, String> OWNED = Map.of(Tags.OWNER, ObservationFixture.OWNER);
  private final Map<String, Map<String, String>> tags = new TreeMap<>();
  private final Map<String, EnvironmentSnapshot> environments = new TreeMap<>();

  private void addEnvironment(String name, String id, Map<String, String> itsTags) {
    var snapshot = Records.with(Records.with(ObservationFixture.READY, "name", name), "id", id);
    environments.put(name, snapshot);
    tags.put(id, itsTags);
  }

  private static Map<String, String> replacing(String id) {
    return Map.of(Tags.OWNER, ObservationFixture.OWNER, Tags.REPLACES, id + "/the.address");
  }

  private EnvironmentResource recover(ObservationFixture given) {
    var roles = new OwnershipRecovery(ObservationFixture.OWNER, e -> read(tags.get(e.id())));
    return roles.recover(given.resource(), environments, ObservationFixture.NOW);
  }

  private static Fact<Map<String, String>> read(@Nullable Map<String, String> known) {
    return known == null
        ? new Fact.Unreadable<>(new Failure.Denied("no"))
        : new Fact.Known<>(known);
  }

  @Test
  void whoRemembersAsksNobody() {
    addEnvironment("mambo-py-b", "e-2", OWNED);

    assertThat(recover(ObservationFixture.running()))
        .isEqualTo(ObservationFixture.running().resource());
  }

  @Test
  void aSecondOfOthersIsNoMemory() {
    addEnvironment("mambo-py-b", "e-2", Map.of(Tags.OWNER, "op/of/others"));
    assertThat(recover(ObservationFixture.notCreated()).previousStatus().environmentName())
        .isNull();

    environments.computeIfPresent(
        "mambo-py-b", (name, e) -> Records.with(e, "application", "other"));
    tags.put("e-2", OWNED);
    assertThat(recover(ObservationFixture.notCreated()).previousStatus().environmentName())
        .isNull();

    environments.clear();
    assertThat(recover(ObservationFixture.notCreated()).previousStatus().environmentName())
        .isNull();
  }

  @Test
  void theOnlyOneOfOursServes() {
    addEnvironment("mambo-py-b", "e-2", replacing("e-1"));
    assertThat(recover(ObservationFixture.notCreated()).environmentName()).isEqualTo("mambo-py-b");

    addEnvironment("mambo-py", "e-9", Map.of());
    var beside = recover(ObservationFixture.notCreated());
    assertThat(beside.environmentName()).isEqualTo("mambo-py-b");
    assertThat(beside.previousStatus().replacement()).isNull();
  }

  @Test
  void ofTwoOneWasMadeToTakeThePlaceOfTheOther() {
    addEnvironment("mambo-py", "e-1", OWNED);
    addEnvironment("mambo-py-b", "e-2", replacing("e-1"));
    var forth = recover(ObservationFixture.notCreated()).previousStatus();
    tags.put("e-1", replacing("e-2"));
    tags.put("e-2", replacing("e-0"));
    var back = recover(ObservationFixture.notCreated()).previousStatus();

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
    addEnvironment("mambo-py", "e-1", OWNED);
    addEnvironment("mambo-py-b", "e-2", OWNED);

    assertThat(recover(ObservationFixture.notCreated()).previousStatus().environmentName())
        .isNull();
  }
}
