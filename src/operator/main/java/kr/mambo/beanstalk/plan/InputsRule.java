package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.workload.Problem;

/**
 * What cannot be rendered is not deployed: what is missing is waited for, what is wrong is refused.
 */
final class InputsRule implements Rule {
  private static final Pattern INPUT =
      Pattern.compile("SecretRef|[.]secret|[.]configMap|secretKeyRef|configMapKeyRef");

  private static final int MOST = 5;

  @Override
  public Optional<Decision> decide(Situation situation) {
    if (situation.rendering() instanceof Rendering.Refused(var problems)) {
      return Optional.of(decision(problems));
    }
    return situation.settling()
        ? Optional.of(
            new Decision.Wait(
                Reason.Settling,
                "Inputs changed a moment ago: they are taken once they have been still for 5 seconds"))
        : Optional.empty();
  }

  private static Decision decision(List<Problem> problems) {
    var invalid = problems.stream().filter(p -> p.kind() == Problem.Kind.INVALID).toList();
    return invalid.isEmpty()
        ? new Decision.Wait(awaited(problems), sentences(problems))
        : new Decision.Refuse(reason(invalid), sentences(invalid));
  }

  /** What is waited for where nothing is wrong. */
  static Reason awaited(List<Problem> problems) {
    return problems.stream().anyMatch(p -> p.kind() == Problem.Kind.MISSING)
        ? Reason.InputMissing
        : Reason.ImageUnresolved;
  }

  /** Content of a Secret or ConfigMap is mended there, not in the spec. */
  static Reason reason(List<Problem> invalid) {
    if (invalid.stream().anyMatch(p -> p.field().equals("spec.options"))) {
      return Reason.OptionConflict;
    }
    return invalid.stream().allMatch(p -> INPUT.matcher(p.field()).find())
        ? Reason.InputInvalid
        : Reason.SpecInvalid;
  }

  static String sentences(List<Problem> problems) {
    var shown =
        problems.stream()
            .limit(MOST)
            .map(p -> p.field() + ": " + p.message())
            .collect(Collectors.joining(". "));
    return problems.size() <= MOST ? shown : shown + ". And " + (problems.size() - MOST) + " more";
  }
}
