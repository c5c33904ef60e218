package kr.mambo.beanstalk.plan;

import java.util.Optional;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Precheck;
import kr.mambo.beanstalk.model.Reason;

/**
 * What Beanstalk said in a dry run: its errors refuse before anything is changed, and what replaces
 * instances is part of the sentence.
 */
final class Prechecks {
  private static final int MOST = 10;

  private Prechecks() {}

  static Decision judge(Situation situation, Decision decision) {
    return switch (situation.facts().precheck()) {
      case Fact.NotAsked<Precheck> none -> decision;
      // Whoever may not ask beforehand hears it from the call itself.
      case Fact.Unreadable<Precheck>(var failure) ->
          failure.unanswered() ? Decision.because(failure) : decision;
      case Fact.Known<Precheck>(var said) -> judge(said, decision);
    };
  }

  private static Decision judge(Precheck said, Decision decision) {
    if (!said.errors().isEmpty()) {
      return new Decision.Refuse(
          Reason.ConfigurationRefused,
          "Beanstalk would refuse the options, and nothing was changed. It says: "
              + said.errors().stream().limit(MOST).collect(Collectors.joining(" ")));
    }
    return decision instanceof Decision.UpdateEnvironment update
        ? replacing(said).map(update::saying).orElse(update)
        : decision;
  }

  /** Which of the options replace instances, as a sentence. */
  static Optional<String> replacing(Precheck said) {
    if (said.replacing().isEmpty()) return Optional.empty();
    var named =
        said.replacing().stream()
            .limit(MOST)
            .map(Prechecks::name)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "Instances are replaced, as these options change: "
            + named
            + (said.replacing().size() > MOST ? ", ..." : ""));
  }

  private static String name(OptionKey option) {
    return option.namespace() + ":" + option.name();
  }
}
