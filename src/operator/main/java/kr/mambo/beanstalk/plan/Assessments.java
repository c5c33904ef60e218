package kr.mambo.beanstalk.plan;

import static kr.mambo.beanstalk.api.ConditionStatus.False;
import static kr.mambo.beanstalk.api.ConditionStatus.True;
import static kr.mambo.beanstalk.api.ConditionStatus.Unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.model.Wanted;
import kr.mambo.beanstalk.workload.Problem;

/** What follows for the conditions about inputs, version and options. */
final class Assessments {
  private static final int MOST = 10;

  private Assessments() {}

  static List<Assessment> of(Situation situation, Decision decision) {
    var found = new ArrayList<Assessment>();
    found.add(inputs(situation));
    version(situation, decision).ifPresent(found::add);
    Synchrony.of(situation).ifPresent(found::add);
    PlatformSupport.of(situation).ifPresent(found::add);
    situation.rendered().map(rendered -> migration(rendered.wanted())).ifPresent(found::add);
    return List.copyOf(found);
  }

  private static Assessment inputs(Situation situation) {
    return switch (situation.rendering()) {
      case Rendering.Rendered rendered -> Remarks.of(situation, rendered);
      case Rendering.Refused(var problems) -> {
        boolean invalid = problems.stream().allMatch(p -> p.kind() == Problem.Kind.INVALID);
        yield new Assessment(
            ConditionType.InputsResolved,
            False,
            invalid ? InputsRule.reason(problems) : InputsRule.awaited(problems),
            InputsRule.sentences(problems));
      }
    };
  }

  private static Optional<Assessment> version(Situation situation, Decision decision) {
    if (situation.rendered().isEmpty()) return Optional.empty();
    var label = situation.rendered().get().wanted().label();
    if (decision.reason() == Reason.PreparingVersion) {
      return Optional.of(
          new Assessment(
              ConditionType.VersionReady, False, Reason.PreparingVersion, decision.message()));
    }
    if (VersionSteps.bucketProblem(situation).isPresent()
        && situation.facts().bucket().known().isPresent()) {
      return Optional.of(
          new Assessment(ConditionType.VersionReady, False, decision.reason(), decision.message()));
    }
    return situation
        .facts()
        .version()
        .known()
        .map(
            state ->
                state instanceof VersionState.Present
                    ? new Assessment(
                        ConditionType.VersionReady,
                        True,
                        Reason.VersionCreated,
                        "Application version " + label + " exists with its artifacts")
                    : new Assessment(
                        ConditionType.VersionReady,
                        Unknown,
                        Reason.PreparingVersion,
                        "Application version " + label + " is not made yet"));
  }

  /** Warnings are in the status: they refuse nothing. */
  private static Assessment migration(Wanted wanted) {
    var blockers = wanted.migration().blockers();
    if (blockers.isEmpty()) {
      return new Assessment(
          ConditionType.MigrationReady,
          True,
          Reason.NothingInTheWay,
          "The same workload would run on Kubernetes");
    }
    var named =
        blockers.stream()
            .limit(MOST)
            .map(b -> b.field() + ": " + b.what())
            .collect(Collectors.joining(" "));
    var more = blockers.size() - MOST;
    return new Assessment(
        ConditionType.MigrationReady,
        False,
        Reason.Blocked,
        named
            + (more > 0 ? " And %d more.".formatted(more) : "")
            + " What to do is in status.migration.blockers");
  }
}
