package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ManualClock;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.poll.ScopeSnapshot;
import org.junit.jupiter.api.Test;

class BeanstalkObserverTest {
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final EnvironmentState PRESENT =
      new EnvironmentState.Present(ObservationFixture.READY);
  private static final ArtifactQuery QUERY =
      new ArtifactQuery(
          Optional.of("v-wanted"),
          Optional.of("aaaa"),
          "mambo-cert",
          "registry/",
          Redaction.PATTERNS_ONLY);

  private final ManualClock clock = new ManualClock();
  private final FakeAwsClients clients =
      new FakeAwsClients()
          .answer("listPlatformVersions", List.of(ObservationFixture.PLATFORM))
          .answer("listTags", Map.of())
          .answer("listEvents", List.of())
          .answer("listInstanceLabels", Set.of())
          .answer("listVersions", List.of())
          .answer("listKeys", Set.of());
  private final BeanstalkObserver observer =
      new BeanstalkObserver(clients, clock, Duration.ofMinutes(10));

  private static ScopeSnapshot scopeSnapshot(Optional<Failure> trouble) {
    return new ScopeSnapshot(
        Optional.of(Map.of("mambo-py", ObservationFixture.READY)), Instant.EPOCH, trouble);
  }

  private void answerSettings(String min) {
    clients.answer("getSettings", new LiveSettings(Map.of(MIN, min), false));
  }

  private Facts readFacts(ObservationFixture given) {
    return observer.readFacts(SCOPE, given.resource(), PRESENT, QUERY);
  }

  @Test
  void thePictureSaysWhetherTheEnvironmentIsThere() {
    var nothing = new ScopeSnapshot(Optional.empty(), Instant.EPOCH, Optional.empty());

    assertThat(observer.environmentState(scopeSnapshot(Optional.empty()), "mambo-py"))
        .isEqualTo(PRESENT);
    assertThat(observer.environmentState(scopeSnapshot(Optional.empty()), "other"))
        .isEqualTo(new EnvironmentState.Absent());
    assertThat(observer.environmentState(nothing, "mambo-py"))
        .isInstanceOfSatisfying(
            EnvironmentState.Unknown.class,
            u -> assertThat(u.reason()).isEqualTo(Reason.WaitingForFirstObservation));
  }

  @Test
  void throttlingLeavesTheOldPictureInForce() {
    assertThat(
            observer.environmentState(
                scopeSnapshot(Optional.of(new Failure.Throttled("slow"))), "mambo-py"))
        .isEqualTo(PRESENT);
  }

  @Test
  void anyOtherTroubleMakesItUnknownWithItsReason() {
    var reasons =
        Map.of(
            new Failure.InvalidCredentials("m"), Reason.CredentialsRefused,
            new Failure.Denied("m"), Reason.AccessDenied,
            new Failure.Rejected(Reason.RegionUnreachable, "m"), Reason.RegionUnreachable,
            new Failure.Unavailable("m"), Reason.AwsUnavailable,
            new Failure.Busy("m"), Reason.AwsUnavailable,
            new Failure.NotFound("m"), Reason.AwsUnavailable,
            new Failure.AlreadyExists("m"), Reason.AwsUnavailable,
            new Failure.QuotaExceeded("m"), Reason.AwsUnavailable);

    reasons.forEach(
        (failure, reason) ->
            assertThat(observer.environmentState(scopeSnapshot(Optional.of(failure)), "mambo-py"))
                .isInstanceOfSatisfying(
                    EnvironmentState.Unknown.class,
                    u -> {
                      assertThat(u.reason()).isEqualTo(reason);
                      assertThat(u.message()).endsWith("m");
                    }));
  }

  @Test
  void whereNothingIsKnownNothingIsAsked() {
    var blind = new EnvironmentState.Unknown(Reason.AwsUnavailable, "down");

    assertThat(observer.readFacts(SCOPE, ObservationFixture.running().resource(), blind, QUERY))
        .isEqualTo(Facts.NONE);
    assertThat(clients.calls()).isEmpty();
  }

  @Test
  void aConvergedEnvironmentIsAskedForOnceInAWhile() {
    answerSettings("1");
    readFacts(ObservationFixture.running());
    int calls = clients.calls().size();

    for (int i = 0; i < 100; i++) readFacts(ObservationFixture.running());

    assertThat(clients.calls()).hasSize(calls);
    assertThat(clients.calls())
        .doesNotContain("findVersion", "checkBucket", "applicationExists", "listEvents");
  }

  @Test
  void afterAnOperationOptionsAreReadAnewThoughTheEnvironmentLooksAsBefore() {
    answerSettings("1");
    readFacts(ObservationFixture.running());
    answerSettings("2");
    var during =
        ObservationFixture.running()
            .operation(OperationKind.UpdateSettings, "null", "r-1", Duration.ofMinutes(1));

    var then = readFacts(during);
    var later = readFacts(ObservationFixture.running());

    assertThat(then.settings().known()).contains(new LiveSettings(Map.of(MIN, "2"), false));
    assertThat(later.settings().known()).contains(new LiveSettings(Map.of(MIN, "2"), false));
  }

  @Test
  void anotherGenerationAndTimeReadAnew() {
    answerSettings("1");
    readFacts(ObservationFixture.running());

    readFacts(ObservationFixture.running().generation(2));
    clock.advance(Duration.ofMinutes(11));
    readFacts(ObservationFixture.running());

    assertThat(clients.calls("getSettings")).isEqualTo(3);
  }

  @Test
  void whatCannotBeReadBecomesAValue() {
    clients.fail("getSettings", new Failure.Denied("no"));

    assertThat(readFacts(ObservationFixture.running()).settings())
        .isEqualTo(new Fact.Unreadable<>(new Failure.Denied("no")));
  }

  @Test
  void aDeletedResourceListsItsGarbageOnlyWhereItDeletes() {
    var absent = new EnvironmentState.Absent();
    var keep = ObservationFixture.notCreated().deleting(DeletionPolicy.Retain).resource();
    var delete = ObservationFixture.notCreated().deleting(DeletionPolicy.Delete).resource();

    assertThat(observer.readFacts(SCOPE, keep, absent, QUERY).garbage().known()).isEmpty();
    assertThat(clients.calls()).isEmpty();
    clients.answer("isApplicationUnused", false);
    assertThat(observer.readFacts(SCOPE, delete, absent, QUERY).garbage().known()).isPresent();
  }

  @Test
  void beforeACreationAllIsReadThatItNeeds() {
    clients
        .answer("applicationExists", true)
        .answer("findVersion", new kr.mambo.beanstalk.model.VersionState.Absent())
        .answer("checkBucket", new kr.mambo.beanstalk.model.BucketState.Usable(Set.of()))
        .answer("instanceProfileExists", true)
        .answer("isCnameAvailable", false);
    var given = ObservationFixture.notCreated().spec("cnamePrefix: mambo");

    var facts = observer.readFacts(SCOPE, given.resource(), new EnvironmentState.Absent(), QUERY);

    assertThat(facts.platform().known()).contains(ObservationFixture.PLATFORM);
    assertThat(facts.cnameAvailable().known()).contains(false);
    assertThat(facts.instanceProfile().known()).contains(true);
    assertThat(facts.bucket().known()).isPresent();
  }
}
