package kr.mambo.beanstalk.plan.options;

import java.util.Optional;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.OptionValidation;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;

/**
 * What Beanstalk said in a dry run: its errors refuse before anything is changed, and what replaces
 * instances is part of the sentence.
 */
public final class OptionPrecheck {
  private static final int MAX_ENTRIES = 10;

  private OptionPrecheck() {}

  public static BeanstalkDecision apply(BeanstalkSituation situation, BeanstalkDecision decision) {
    return switch (situation.facts().optionValidation()) {
      case Fact.NotRead<OptionValidation> _ -> decision;
      // Whoever may not ask beforehand hears it from the call itself.
      case Fact.Unreadable<OptionValidation>(var failure) ->
          failure.isInconclusive() ? BeanstalkDecision.forFailure(failure) : decision;
      case Fact.Known<OptionValidation>(var precheck) -> apply(precheck, decision);
    };
  }

  private static BeanstalkDecision apply(OptionValidation precheck, BeanstalkDecision decision) {
    if (!precheck.errors().isEmpty()) {
      return new BeanstalkDecision.Refuse(
          Reason.ConfigurationRefused,
          "Beanstalk rejected the options; nothing was changed. Correct them in the spec. Beanstalk said: "
              + precheck.errors().stream().limit(MAX_ENTRIES).collect(Collectors.joining(" ")));
    }
    return decision instanceof BeanstalkDecision.UpdateEnvironment update
        ? findReplacementWarning(precheck).map(update::withAppendedMessage).orElse(update)
        : decision;
  }

  /** Which of the options replace instances, as a sentence. */
  public static Optional<String> findReplacementWarning(OptionValidation precheck) {
    if (precheck.replacingInstances().isEmpty()) return Optional.empty();
    var named =
        precheck.replacingInstances().stream()
            .limit(MAX_ENTRIES)
            .map(OptionPrecheck::qualifiedName)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "Replacing instances because these options change: "
            + named
            + (precheck.replacingInstances().size() > MAX_ENTRIES ? ", ..." : ""));
  }

  private static String qualifiedName(OptionKey option) {
    return option.namespace() + ":" + option.name();
  }
}
