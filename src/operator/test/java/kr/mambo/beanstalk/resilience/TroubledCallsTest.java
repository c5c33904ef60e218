package kr.mambo.beanstalk.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.emulator.fault.Effect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each action of AWS in turn is in trouble for as long as an update takes, and the end is the same:
 * nothing is taken for a failure that is none, nothing is done twice, and who is denied reads what.
 */
class TroubledCallsTest {
  /** Longer than a deployment takes, and than a whole environment. */
  private static final Duration SHORT = Duration.ofMinutes(5);

  private static final Duration LONG = Duration.ofMinutes(12);
  private static final String DENIED = "denied";
  private static final String THROTTLED = "throttled";

  private static final Map<String, Effect> TROUBLES =
      new TreeMap<>(
          Map.of(
              DENIED,
              new Effect.Deny(),
              THROTTLED,
              new Effect.Refuse("Throttling", 400, "Rate exceeded"),
              "unavailable",
              new Effect.Refuse("ServiceUnavailable", 503, "later")));

  /** What is done if it can be, and else left without a word. */
  private static final Set<String> COURTESIES =
      Set.of(
          // Beanstalk says so itself, only later.
          "iam:GetInstanceProfile",
          // Causes beside the health, and the newest platform for those who do not follow it.
          "elasticbeanstalk:DescribeEnvironmentHealth",
          "elasticbeanstalk:ListPlatformVersions",
          // Lines of the instances' logs beside what Beanstalk says.
          "elasticbeanstalk:RequestEnvironmentInfo",
          "elasticbeanstalk:RetrieveEnvironmentInfo");

  /** What is looked for only to clean up, where no version is made. */
  private static final Set<String> LEFTOVERS =
      Set.of("elasticbeanstalk:DescribeApplicationVersions", "s3:ListObjectsV2");

  /**
   * One time through a scenario.
   *
   * @param said what conditions and events said on the way
   */
  private record Run(Played played, Set<String> said) {
    boolean tells(String action) {
      // It is Beanstalk that reads bundles, with the permissions of its caller.
      var words = action.equals("s3:GetObject") ? "Unable to download from S3 location" : action;
      return said.stream().anyMatch(message -> message.contains(words));
    }
  }

  /** Those that {@code -Dtrouble.scenarios} names, or these. */
  static Set<String> most() {
    var named = System.getProperty("trouble.scenarios");
    return named == null
        ? Set.of(
            "deploy", "roll-back", "settings", "tags", "blue-green", "create-delete", "platform")
        : Set.of(named.split(","));
  }

  @Test
  void aDeploymentComesThroughWhateverIsInTrouble() {
    comesThrough("deploy", SHORT, Set.of(DENIED, THROTTLED));
  }

  @ParameterizedTest
  @MethodSource("most")
  @Tag("soak")
  @Execution(ExecutionMode.CONCURRENT)
  void soDoesTheRest(String name) {
    comesThrough(name, LONG, TROUBLES.keySet());
  }

  private static void comesThrough(String name, Duration outage, Set<String> troubles) {
    var scenario = Objects.requireNonNull(Scenarios.all().get(name));
    var different = new ArrayList<String>();
    long begun = System.nanoTime();
    int came = 0;
    try (var theatre = new Theatre("trouble-%s-%d".formatted(name, outage.toMinutes()), scenario)) {
      // The first round ends with what was prepared, all others with what the one before left.
      var _ = run(theatre);
      var calm = run(theatre);
      assertThat(calm.played().ended()).as(calm.played().end()).isTrue();
      for (var action : calm.played().actions()) {
        for (var each : TROUBLES.entrySet()) {
          var trouble = each.getKey();
          if (!troubles.contains(trouble)) continue;
          theatre.world().trouble().await(action, each.getValue(), outage);
          var run = run(theatre);
          if (theatre.world().trouble().came()) came++;
          var found = differences(calm, run, action);
          if (trouble.equals(DENIED) && !silent(action, calm) && !run.tells(action))
            found.add("nobody was told");
          found.forEach(what -> different.add("%s %s: %s".formatted(action, trouble, what)));
          if (!found.isEmpty()) {
            theatre.clear();
            var _ = run(theatre);
          }
        }
      }
    }
    System.out.printf(
        "%s: came through %d troubles, %d s%n",
        name, came, (System.nanoTime() - begun) / 1_000_000_000);
    assertThat(different).as(name).isEmpty();
  }

  private static Run run(Theatre theatre) {
    var said = new CopyOnWriteArraySet<String>();
    try (var _ =
        theatre
            .admin()
            .resources(EbEnvironment.class)
            .inNamespace(theatre.world().namespace())
            .watch(new Listener(said))) {
      var played = Played.of(theatre);
      var events = theatre.admin().v1().events().inNamespace(theatre.world().namespace());
      events.list().getItems().forEach(event -> said.add(String.valueOf(event.getMessage())));
      return new Run(played, said);
    }
  }

  private static boolean silent(String action, Run calm) {
    boolean versions = calm.played().calls("elasticbeanstalk:CreateApplicationVersion") > 0;
    return COURTESIES.contains(action) || (!versions && LEFTOVERS.contains(action));
  }

  private static List<String> differences(Run calm, Run run, String action) {
    var found = new ArrayList<String>();
    var played = run.played();
    if (!played.end().equals(calm.played().end())) found.add(played.difference(calm.played()));
    for (var each : calm.played().applied().keySet()) {
      if (played.calls(each) != calm.played().calls(each) && !COURTESIES.contains(action))
        found.add("%s was called %d times".formatted(each, played.calls(each)));
    }
    return found;
  }

  /** Keeps what conditions say. */
  private record Listener(Set<String> said) implements Watcher<EbEnvironment> {
    @Override
    public void eventReceived(Action action, EbEnvironment resource) {
      if (resource.getStatus() == null) return;
      resource.getStatus().conditions().stream().map(Condition::message).forEach(said::add);
    }

    @Override
    public void onClose(WatcherException cause) {}
  }
}
