package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.aws.FakeClients;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.HandClock;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.poll.Picture;
import org.junit.jupiter.api.Test;

class ObserverTest {
  private static final Scope SCOPE = Scope.own("ap-northeast-2");
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final Live HERE = new Live.Present(Given.READY);
  private static final Looking LOOKING =
      new Looking(
          Optional.of("v-wanted"),
          Optional.of("aaaa"),
          "mambo-cert",
          "registry/",
          Redaction.BY_LOOKS);

  private final HandClock clock = new HandClock();
  private final FakeClients clients =
      new FakeClients()
          .answer("platforms", List.of(Given.PLATFORM))
          .answer("tags", Map.of())
          .answer("events", List.of())
          .answer("instanceLabels", Set.of())
          .answer("versions", List.of())
          .answer("keys", Set.of());
  private final Observer observer = new Observer(clients, clock, Duration.ofMinutes(10));

  private static Picture picture(Optional<Failure> trouble) {
    return new Picture(Optional.of(Map.of("mambo-py", Given.READY)), Instant.EPOCH, trouble);
  }

  private void options(String min) {
    clients.answer("settings", new LiveSettings(Map.of(MIN, min), false));
  }

  private Facts look(Given given) {
    return observer.facts(SCOPE, given.subject(), HERE, LOOKING);
  }

  @Test
  void thePictureSaysWhetherTheEnvironmentIsThere() {
    var nothing = new Picture(Optional.empty(), Instant.EPOCH, Optional.empty());

    assertThat(observer.live(picture(Optional.empty()), "mambo-py")).isEqualTo(HERE);
    assertThat(observer.live(picture(Optional.empty()), "other")).isEqualTo(new Live.Absent());
    assertThat(observer.live(nothing, "mambo-py"))
        .isInstanceOfSatisfying(
            Live.Unknown.class,
            u -> assertThat(u.reason()).isEqualTo(Reason.WaitingForFirstObservation));
  }

  @Test
  void throttlingLeavesTheOldPictureInForce() {
    assertThat(observer.live(picture(Optional.of(new Failure.Throttled("slow"))), "mambo-py"))
        .isEqualTo(HERE);
  }

  @Test
  void anyOtherTroubleMakesItUnknownWithItsReason() {
    var reasons =
        Map.of(
            new Failure.BadCredentials("m"), Reason.CredentialsRefused,
            new Failure.Denied("m"), Reason.AccessDenied,
            new Failure.Rejected(Reason.RegionUnreachable, "m"), Reason.RegionUnreachable,
            new Failure.Unavailable("m"), Reason.AwsUnavailable,
            new Failure.Busy("m"), Reason.AwsUnavailable,
            new Failure.NotFound("m"), Reason.AwsUnavailable,
            new Failure.Exists("m"), Reason.AwsUnavailable,
            new Failure.Quota("m"), Reason.AwsUnavailable);

    reasons.forEach(
        (failure, reason) ->
            assertThat(observer.live(picture(Optional.of(failure)), "mambo-py"))
                .isInstanceOfSatisfying(
                    Live.Unknown.class,
                    u -> {
                      assertThat(u.reason()).isEqualTo(reason);
                      assertThat(u.message()).endsWith("m");
                    }));
  }

  @Test
  void whereNothingIsKnownNothingIsAsked() {
    var blind = new Live.Unknown(Reason.AwsUnavailable, "down");

    assertThat(observer.facts(SCOPE, Given.running().subject(), blind, LOOKING))
        .isEqualTo(Facts.NONE);
    assertThat(clients.calls()).isEmpty();
  }

  @Test
  void aConvergedEnvironmentIsAskedForOnceInAWhile() {
    options("1");
    look(Given.running());
    int calls = clients.calls().size();

    for (int i = 0; i < 100; i++) look(Given.running());

    assertThat(clients.calls()).hasSize(calls);
    assertThat(clients.calls()).doesNotContain("version", "look", "applicationExists", "events");
  }

  @Test
  void afterAnOperationOptionsAreReadAnewThoughTheEnvironmentLooksAsBefore() {
    options("1");
    look(Given.running());
    options("2");
    var during =
        Given.running()
            .operation(OperationKind.UpdateSettings, "null", "r-1", Duration.ofMinutes(1));

    var then = look(during);
    var later = look(Given.running());

    assertThat(then.settings().known()).contains(new LiveSettings(Map.of(MIN, "2"), false));
    assertThat(later.settings().known()).contains(new LiveSettings(Map.of(MIN, "2"), false));
  }

  @Test
  void anotherGenerationAndTimeReadAnew() {
    options("1");
    look(Given.running());

    look(Given.running().generation(2));
    clock.pass(Duration.ofMinutes(11));
    look(Given.running());

    assertThat(clients.calls("settings")).isEqualTo(3);
  }

  @Test
  void whatCannotBeReadBecomesAValue() {
    clients.fail("settings", new Failure.Denied("no"));

    assertThat(look(Given.running()).settings())
        .isEqualTo(new Fact.Unreadable<>(new Failure.Denied("no")));
  }

  @Test
  void aDeletedResourceListsItsGarbageOnlyWhereItDeletes() {
    var absent = new Live.Absent();
    var keep = Given.nothingThere().deleting(DeletionPolicy.Retain).subject();
    var delete = Given.nothingThere().deleting(DeletionPolicy.Delete).subject();

    assertThat(observer.facts(SCOPE, keep, absent, LOOKING).garbage().known()).isEmpty();
    assertThat(clients.calls()).isEmpty();
    clients.answer("unused", false);
    assertThat(observer.facts(SCOPE, delete, absent, LOOKING).garbage().known()).isPresent();
  }

  @Test
  void beforeACreationAllIsReadThatItNeeds() {
    clients
        .answer("applicationExists", true)
        .answer("version", new kr.mambo.beanstalk.model.VersionState.Absent())
        .answer("look", new kr.mambo.beanstalk.model.BucketState.Usable(Set.of()))
        .answer("instanceProfileExists", true)
        .answer("cnameFree", false);
    var given = Given.nothingThere().spec("cnamePrefix: mambo");

    var facts = observer.facts(SCOPE, given.subject(), new Live.Absent(), LOOKING);

    assertThat(facts.platform().known()).contains(Given.PLATFORM);
    assertThat(facts.cnameFree().known()).contains(false);
    assertThat(facts.instanceProfile().known()).contains(true);
    assertThat(facts.bucket().known()).isPresent();
  }
}
