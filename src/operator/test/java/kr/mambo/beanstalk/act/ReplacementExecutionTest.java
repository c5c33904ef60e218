package kr.mambo.beanstalk.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.OnReplacement;
import kr.mambo.beanstalk.model.BeanstalkDecision.ReplacementStep.SwapCnames;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.SwapCnamesBuilder;
import kr.mambo.beanstalk.plan.ReplacementFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would destroy or undo is done only on a fresh look. */
class ReplacementExecutionTest {
  private static final SwapCnames SWAP =
      SwapCnamesBuilder.builder()
          .environmentName("mambo-py")
          .environmentId("e-1")
          .replacementName("mambo-py-b")
          .replacementId("e-2")
          .cname(ReplacementFixtures.CNAME)
          .reason(Reason.Replacing)
          .message("message")
          .build();
  private static final OnReplacement TERMINATE =
      new OnReplacement(
          "mambo-py-b",
          new BeanstalkDecision.Terminate("e-2", Reason.Retiring, "message"),
          Reason.Retiring,
          "message");

  private final FakeAwsClients clients = new FakeAwsClients();
  private final List<Operation> intents = new ArrayList<>();
  private EnvironmentSnapshot active = ObservationFixture.READY;
  private EnvironmentSnapshot replacement = replacement();

  private static EnvironmentSnapshot replacement() {
    var named =
        Records.with(Records.with(ObservationFixture.READY, "name", "mambo-py-b"), "id", "e-2");
    return Records.with(named, "cname", ReplacementFixtures.REPLACEMENT_CNAME);
  }

  @BeforeEach
  void stubAws() {
    clients
        .answerWith(
            "findEnvironment", a -> Optional.of(a.get(1).equals("mambo-py") ? active : replacement))
        .answer("swapCnames", "r-9")
        .answer("terminateEnvironment", "r-9")
        .answer("updateTags", "r-9");
  }

  private BeanstalkOutcome execute(BeanstalkDecision decision) {
    var observed =
        ReplacementFixtures.inPhase("Retiring")
            .replacement(ReplacementFixtures.readyReplacement())
            .observation();
    return new BeanstalkExecutor(clients, call -> true, Duration.ofSeconds(1))
        .execute(
            decision,
            Scope.ownIdentity("ap-northeast-2"),
            observed,
            Optional.empty(),
            operation -> intents.add(operation));
  }

  @Test
  void theNamesAreSwappedAndTheIntentIsWrittenBefore() {
    assertThat(execute(SWAP))
        .isInstanceOfSatisfying(
            BeanstalkOutcome.Started.class,
            b -> assertThat(b.operation().requestId()).isEqualTo("r-9"));
    assertThat(intents)
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.kind()).isEqualTo("SwapCnames");
              assertThat(o.requestId()).isNull();
            });
  }

  @Test
  void noSwapUndoesASwap() {
    active = Records.with(ObservationFixture.READY, "cname", ReplacementFixtures.REPLACEMENT_CNAME);
    replacement = Records.with(replacement(), "cname", ReplacementFixtures.CNAME);

    assertThat(execute(SWAP)).isInstanceOf(BeanstalkOutcome.Failed.class);
    assertThat(clients.calls("swapCnames")).isZero();
  }

  @Test
  void nobodyElsesEnvironmentAndNoBusyOneIsSwapped() {
    replacement = Records.with(replacement(), "id", "e-9");
    assertThat(execute(SWAP)).isInstanceOf(BeanstalkOutcome.Failed.class);
    replacement = Records.with(replacement(), "lifecycle", Lifecycle.Updating);
    assertThat(execute(SWAP)).isInstanceOf(BeanstalkOutcome.Failed.class);
    replacement = Records.with(replacement(), "cname", ReplacementFixtures.CNAME);
    assertThat(execute(SWAP)).isInstanceOf(BeanstalkOutcome.Failed.class);
    assertThat(clients.calls("swapCnames")).isZero();
  }

  @Test
  void whatIsDoneToTheSecondIsWrittenDownAsItsOwn() {
    var outcome = execute(TERMINATE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            BeanstalkOutcome.Started.class,
            b -> assertThat(b.operation().environmentName()).isEqualTo("mambo-py-b"));
    assertThat(intents)
        .singleElement()
        .satisfies(o -> assertThat(o.environmentName()).isEqualTo("mambo-py-b"));
  }

  @Test
  void whatAnswersAtTheAddressIsNotTerminated() {
    replacement = Records.with(replacement(), "cname", ReplacementFixtures.CNAME);

    assertThat(execute(TERMINATE)).isInstanceOf(BeanstalkOutcome.Failed.class);
    assertThat(clients.calls("terminateEnvironment")).isZero();
  }

  @Test
  void anAnswerThatWasLostIsUncertain() {
    clients.fail("terminateEnvironment", new Failure.Unavailable("timeout"));

    assertThat(execute(TERMINATE))
        .isInstanceOfSatisfying(
            BeanstalkOutcome.Uncertain.class,
            u -> assertThat(u.operation().environmentName()).isEqualTo("mambo-py-b"));
  }

  @Test
  void anotherPhaseCallsNobody() {
    assertThat(
            execute(
                new BeanstalkDecision.ReplacementStep.ChangePhase(
                    Optional.empty(), Reason.Retiring, "message")))
        .isInstanceOf(BeanstalkOutcome.NotExecuted.class);
    assertThat(clients.calls()).isEmpty();
  }

  @Test
  void whoCannotBeLetGoHoldsNobodyElse() {
    var tagged = new ArrayList<Object>();
    clients.answerWith(
        "updateTags",
        arguments -> {
          tagged.add(arguments.get(1));
          throw FakeAwsClients.exception(new Failure.Busy("Must be Ready"));
        });

    execute(
        new BeanstalkDecision.Release(List.of("arn:a", "arn:b"), true, Reason.Retained, "message"));

    assertThat(Set.copyOf(tagged)).containsExactlyInAnyOrder("arn:a", "arn:b");
  }
}
