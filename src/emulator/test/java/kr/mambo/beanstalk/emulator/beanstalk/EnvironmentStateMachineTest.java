package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkException;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;

/** Whatever is called, whatever goes wrong, whenever: what holds of environments. */
class EnvironmentStateMachineTest {
  private static final Set<String> STATES =
      Set.of("Launching", "Updating", "Aborting", "Ready", "Terminating", "Terminated");

  enum Action {
    CREATE,
    DEPLOY,
    CONFIGURE,
    SCALE,
    RESTART,
    REBUILD,
    ABORT,
    TERMINATE,
    SWAP,
    FAIL_NEXT,
    STOP_INSTANCE,
    RED,
    HOLD,
    RELEASE,
    MANAGED,
    REMOVE,
    PASS_SECONDS,
    PASS_MINUTES
  }

  record Move(Action action, int name, int amount) {}

  @Provide
  Arbitrary<List<Move>> moves() {
    var move =
        Combinators.combine(
                Arbitraries.of(Action.class),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(1, 60))
            .as(Move::new);
    return move.list().ofMinSize(5).ofMaxSize(60);
  }

  /** What was true of the environments before a move. */
  private final Map<String, EnvironmentDescription> before = new HashMap<>();

  @Property(tries = 60)
  void environmentsKeepTheirPromises(@ForAll("moves") List<Move> moves) {
    var account = new BeanstalkFixture().withVersions("v1", "v2", "v3");
    before.clear();
    var ids = new HashSet<String>();
    int calls = 0;
    for (var move : moves) {
      try {
        execute(account, move, ids);
        calls++;
      } catch (ElasticBeanstalkException refused) {
        assertThat(refused.statusCode()).isBetween(400, 499);
      } catch (IllegalArgumentException nothingToTurn) {
        assertThat(nothingToTurn).hasMessageContaining("nvironment");
      }
      check(account, ids);
    }
    assertThat(calls).isLessThanOrEqualTo(moves.size());
    for (var name : names()) release(account, name);
    account.advance(Duration.ofHours(2));
    assertThat(liveEnvironments(account)).allMatch(e -> e.statusAsString().equals("Ready"));
  }

  private static List<String> names() {
    return List.of("one-env", "two-env", "three-env");
  }

  private static void release(BeanstalkFixture account, String name) {
    try {
      account.control.resume(name);
    } catch (IllegalArgumentException gone) {
      assertThat(gone).hasMessageContaining(name);
    }
  }

  private static List<EnvironmentDescription> liveEnvironments(BeanstalkFixture account) {
    return account.client.describeEnvironments(r -> r.includeDeleted(false)).environments();
  }

  private static void execute(BeanstalkFixture account, Move move, Set<String> ids) {
    var name = names().get(move.name);
    var label = "v" + (1 + move.amount % 3);
    switch (move.action) {
      case CREATE -> {
        var id =
            account.createEnvironment(
                name, label, profile(), policy(move.amount), minimum(move.amount));
        assertThat(ids.add(id)).as("a new id").isTrue();
      }
      case DEPLOY ->
          account.client.updateEnvironment(r -> r.environmentName(name).versionLabel(label));
      case CONFIGURE ->
          account.client.updateEnvironment(
              r ->
                  r.environmentName(name)
                      .optionSettings(
                          option("aws:elasticbeanstalk:application:environment", "A", label)));
      case SCALE ->
          account.client.updateEnvironment(
              r -> r.environmentName(name).optionSettings(minimum(move.amount)));
      case RESTART -> account.client.restartAppServer(r -> r.environmentName(name));
      case REBUILD -> account.client.rebuildEnvironment(r -> r.environmentName(name));
      case ABORT -> account.client.abortEnvironmentUpdate(r -> r.environmentName(name));
      case TERMINATE -> account.client.terminateEnvironment(r -> r.environmentName(name));
      case SWAP ->
          account.client.swapEnvironmentCNAMEs(
              r ->
                  r.sourceEnvironmentName(name)
                      .destinationEnvironmentName(names().get((move.name + 1) % 3)));
      case FAIL_NEXT -> account.control.addDeploymentFault(DeploymentFault.nth(1));
      case STOP_INSTANCE -> stop(account, name);
      case RED ->
          account.control.overrideHealth(name, "Red", "A fault.", Duration.ofMinutes(move.amount));
      case HOLD -> account.control.pause(name);
      case RELEASE -> account.control.resume(name);
      case MANAGED -> account.control.startManagedUpdate(name, null);
      case REMOVE -> account.control.terminate(name);
      case PASS_SECONDS -> account.advance(Duration.ofSeconds(move.amount));
      case PASS_MINUTES -> account.advance(Duration.ofMinutes(move.amount));
    }
  }

  private static void stop(BeanstalkFixture account, String name) {
    var instances =
        account
            .client
            .describeEnvironmentResources(r -> r.environmentName(name))
            .environmentResources()
            .instances();
    if (!instances.isEmpty()) account.control.stopInstance(name, instances.getFirst().id());
  }

  private static ConfigurationOptionSetting policy(int amount) {
    var policies = List.of("AllAtOnce", "Rolling", "RollingWithAdditionalBatch", "Immutable");
    return amount % 5 == 4
        ? single()
        : option("aws:elasticbeanstalk:command", "DeploymentPolicy", policies.get(amount % 5));
  }

  private static ConfigurationOptionSetting minimum(int amount) {
    return option("aws:autoscaling:asg", "MinSize", String.valueOf(1 + amount % 4));
  }

  private void check(BeanstalkFixture account, Set<String> ids) {
    var all = account.client.describeEnvironments().environments();
    var seen = new ArrayList<String>();
    for (var now : liveEnvironments(account)) {
      seen.add(now.environmentName());
      assertThat(ids).contains(now.environmentId());
    }
    assertThat(seen).as("names of live environments").doesNotHaveDuplicates();
    for (var now : all) {
      assertThat(now.statusAsString()).isIn(STATES);
      assertLabelChangesOnlyAtTheEnd(before.get(now.environmentId()), now);
      before.put(now.environmentId(), now);
    }
    for (var event : account.client.describeEvents(r -> r.maxRecords(50)).events())
      assertThat(event.eventDate()).isBetween(BeanstalkFixture.START, now(account));
    assertNoLiveEnvironmentIsLost(account);
  }

  private static Instant now(BeanstalkFixture account) {
    return account.timeline.now();
  }

  /** While an update is on its way, the label is still the old one. */
  private static void assertLabelChangesOnlyAtTheEnd(
      @Nullable EnvironmentDescription before, EnvironmentDescription now) {
    if (before == null) return;
    boolean same =
        before.dateUpdated().equals(now.dateUpdated())
            && before.statusAsString().equals("Updating")
            && now.statusAsString().equals("Updating");
    if (same) assertThat(now.versionLabel()).isEqualTo(before.versionLabel());
  }

  private void assertNoLiveEnvironmentIsLost(BeanstalkFixture account) {
    var live =
        liveEnvironments(account).stream().map(EnvironmentDescription::environmentId).toList();
    for (var known : before.values())
      if (!known.statusAsString().equals("Terminated"))
        assertThat(live).contains(known.environmentId());
  }
}
