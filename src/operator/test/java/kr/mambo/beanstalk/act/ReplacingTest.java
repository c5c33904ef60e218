package kr.mambo.beanstalk.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.aws.FakeClients;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Decision.Replacing.AtOther;
import kr.mambo.beanstalk.model.Decision.Replacing.Swap;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Given;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.model.With;
import kr.mambo.beanstalk.plan.Replacing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would destroy or undo is done only on a fresh look. */
class ReplacingTest {
  private static final Swap SWAP =
      new Swap(
          "mambo-py", "e-1", "mambo-py-b", "e-2", Replacing.CNAME, Reason.Replacing, "message");
  private static final AtOther TERMINATE =
      new AtOther(
          "mambo-py-b",
          new Decision.Terminate("e-2", Reason.Retiring, "message"),
          Reason.Retiring,
          "message");

  private final FakeClients clients = new FakeClients();
  private final List<Operation> intents = new ArrayList<>();
  private EnvironmentSnapshot first = Given.READY;
  private EnvironmentSnapshot second = second();

  private static EnvironmentSnapshot second() {
    var named = With.component(With.component(Given.READY, "name", "mambo-py-b"), "id", "e-2");
    return With.component(named, "cname", Replacing.SECOND_CNAME);
  }

  @BeforeEach
  void atAws() {
    clients
        .answerBy("environment", a -> Optional.of(a.get(1).equals("mambo-py") ? first : second))
        .answer("swapCnames", "r-9")
        .answer("terminate", "r-9")
        .answer("tag", "r-9");
  }

  private Outcome execute(Decision decision) {
    var seen = Replacing.in("Retiring").beside(Replacing.second()).observation();
    return new Executor(clients, call -> true, Duration.ofSeconds(1))
        .execute(
            decision,
            Scope.own("ap-northeast-2"),
            seen,
            Optional.empty(),
            operation -> intents.add(operation));
  }

  @Test
  void theNamesAreSwappedAndTheIntentIsWrittenBefore() {
    assertThat(execute(SWAP))
        .isInstanceOfSatisfying(
            Outcome.Begun.class, b -> assertThat(b.operation().requestId()).isEqualTo("r-9"));
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
    first = With.component(Given.READY, "cname", Replacing.SECOND_CNAME);
    second = With.component(second(), "cname", Replacing.CNAME);

    assertThat(execute(SWAP)).isInstanceOf(Outcome.Failed.class);
    assertThat(clients.calls("swapCnames")).isZero();
  }

  @Test
  void nobodyElsesEnvironmentAndNoBusyOneIsSwapped() {
    second = With.component(second(), "id", "e-9");
    assertThat(execute(SWAP)).isInstanceOf(Outcome.Failed.class);
    second = With.component(second(), "lifecycle", Lifecycle.Updating);
    assertThat(execute(SWAP)).isInstanceOf(Outcome.Failed.class);
    second = With.component(second(), "cname", Replacing.CNAME);
    assertThat(execute(SWAP)).isInstanceOf(Outcome.Failed.class);
    assertThat(clients.calls("swapCnames")).isZero();
  }

  @Test
  void whatIsDoneToTheSecondIsWrittenDownAsItsOwn() {
    var outcome = execute(TERMINATE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Begun.class,
            b -> assertThat(b.operation().environmentName()).isEqualTo("mambo-py-b"));
    assertThat(intents)
        .singleElement()
        .satisfies(o -> assertThat(o.environmentName()).isEqualTo("mambo-py-b"));
  }

  @Test
  void whatAnswersAtTheAddressIsNotTerminated() {
    second = With.component(second(), "cname", Replacing.CNAME);

    assertThat(execute(TERMINATE)).isInstanceOf(Outcome.Failed.class);
    assertThat(clients.calls("terminate")).isZero();
  }

  @Test
  void anAnswerThatWasLostIsUncertain() {
    clients.fail("terminate", new Failure.Unavailable("timeout"));

    assertThat(execute(TERMINATE))
        .isInstanceOfSatisfying(
            Outcome.Uncertain.class,
            u -> assertThat(u.operation().environmentName()).isEqualTo("mambo-py-b"));
  }

  @Test
  void anotherPhaseCallsNobody() {
    assertThat(execute(new Decision.Replacing.MoveTo(Optional.empty(), Reason.Retiring, "message")))
        .isInstanceOf(Outcome.Idle.class);
    assertThat(clients.calls()).isEmpty();
  }

  @Test
  void whoCannotBeLetGoHoldsNobodyElse() {
    var tagged = new ArrayList<Object>();
    clients.answerBy(
        "tag",
        arguments -> {
          tagged.add(arguments.get(1));
          throw FakeClients.failure(new Failure.Busy("Must be Ready"));
        });

    execute(new Decision.Release(List.of("arn:a", "arn:b"), true, Reason.Retained, "message"));

    assertThat(Set.copyOf(tagged)).containsExactlyInAnyOrder("arn:a", "arn:b");
  }
}
