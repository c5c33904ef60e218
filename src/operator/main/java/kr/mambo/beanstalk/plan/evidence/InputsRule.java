package kr.mambo.beanstalk.plan.evidence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.workload.Problem;

/**
 * What cannot be rendered is not deployed: what is missing is waited for, what is wrong is refused.
 */
public final class InputsRule implements BeanstalkRule {
  private static final Pattern INPUT_FIELD =
      Pattern.compile("SecretRef|[.]secret|[.]configMap|secretKeyRef|configMapKeyRef");

  private static final int MAX_PROBLEMS = 5;

  @Override
  public Optional<BeanstalkDecision> decide(BeanstalkSituation situation) {
    if (situation.rendering() instanceof BeanstalkRendering.Refused(var problems)) {
      return Optional.of(toDecision(problems));
    }
    return situation.debouncing()
        ? Optional.of(
            new BeanstalkDecision.Wait(
                Reason.InputsChanging, "Waiting for the changed inputs to be stable for 5 seconds"))
        : Optional.empty();
  }

  private static BeanstalkDecision toDecision(List<Problem> problems) {
    var invalid = problems.stream().filter(p -> p.kind() == Problem.Kind.INVALID).toList();
    return invalid.isEmpty()
        ? new BeanstalkDecision.Wait(waitReason(problems), describe(problems))
        : new BeanstalkDecision.Refuse(refusalReason(invalid), describe(invalid));
  }

  /** What is waited for where nothing is wrong. */
  public static Reason waitReason(List<Problem> problems) {
    return problems.stream().anyMatch(p -> p.kind() == Problem.Kind.MISSING)
        ? Reason.InputMissing
        : Reason.ImageUnresolved;
  }

  /** Content of a Secret or ConfigMap is corrected there, not in the spec. */
  public static Reason refusalReason(List<Problem> invalid) {
    if (invalid.stream().anyMatch(p -> p.field().equals("spec.options"))) {
      return Reason.OptionConflict;
    }
    return invalid.stream().allMatch(p -> INPUT_FIELD.matcher(p.field()).find())
        ? Reason.InputInvalid
        : Reason.SpecInvalid;
  }

  public static String describe(List<Problem> problems) {
    var shown =
        problems.stream()
            .limit(MAX_PROBLEMS)
            .map(p -> p.field() + ": " + p.message())
            .collect(Collectors.joining(". "));
    return problems.size() <= MAX_PROBLEMS
        ? shown
        : shown + ". And " + (problems.size() - MAX_PROBLEMS) + " more";
  }
}
