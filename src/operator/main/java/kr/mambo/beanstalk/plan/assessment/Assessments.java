package kr.mambo.beanstalk.plan.assessment;

import static kr.mambo.beanstalk.api.ConditionStatus.False;
import static kr.mambo.beanstalk.api.ConditionStatus.True;
import static kr.mambo.beanstalk.api.ConditionStatus.Unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.evidence.InputsRule;
import kr.mambo.beanstalk.plan.platform.PlatformSupport;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.plan.version.VersionPreparation;
import kr.mambo.beanstalk.workload.Problem;

/** What follows for the conditions about inputs, version and options. */
public final class Assessments {
  private static final int MAX_BLOCKERS = 10;

  private Assessments() {}

  public static List<ConditionAssessment> assess(
      BeanstalkSituation situation, BeanstalkDecision decision) {
    var assessments = new ArrayList<ConditionAssessment>();
    assessments.add(assessInputs(situation));
    assessVersion(situation, decision).ifPresent(assessments::add);
    SyncAssessment.assess(situation).ifPresent(assessments::add);
    PlatformSupport.assess(situation).ifPresent(assessments::add);
    situation
        .rendered()
        .map(rendered -> assessMigration(rendered.wanted()))
        .ifPresent(assessments::add);
    return List.copyOf(assessments);
  }

  private static ConditionAssessment assessInputs(BeanstalkSituation situation) {
    return switch (situation.rendering()) {
      case BeanstalkRendering.Rendered rendered -> InputWarnings.assess(situation, rendered);
      case BeanstalkRendering.Refused(var problems) -> {
        boolean invalid = problems.stream().allMatch(p -> p.kind() == Problem.Kind.INVALID);
        yield new ConditionAssessment(
            ConditionType.InputsResolved,
            False,
            invalid ? InputsRule.refusalReason(problems) : InputsRule.waitReason(problems),
            InputsRule.describe(problems));
      }
    };
  }

  private static Optional<ConditionAssessment> assessVersion(
      BeanstalkSituation situation, BeanstalkDecision decision) {
    if (situation.rendered().isEmpty()) return Optional.empty();
    var label = situation.rendered().get().wanted().label();
    if (decision.reason() == Reason.PreparingVersion) {
      return Optional.of(
          new ConditionAssessment(
              ConditionType.VersionReady, False, Reason.PreparingVersion, decision.message()));
    }
    if (VersionPreparation.findBucketProblem(situation).isPresent()
        && situation.facts().bucket().known().isPresent()) {
      return Optional.of(
          new ConditionAssessment(
              ConditionType.VersionReady, False, decision.reason(), decision.message()));
    }
    return situation
        .facts()
        .version()
        .known()
        .map(
            state ->
                state instanceof VersionState.Present
                    ? new ConditionAssessment(
                        ConditionType.VersionReady,
                        True,
                        Reason.VersionCreated,
                        "Application version " + label + " exists with its artifacts")
                    : new ConditionAssessment(
                        ConditionType.VersionReady,
                        Unknown,
                        Reason.PreparingVersion,
                        "Application version " + label + " does not exist yet"));
  }

  /** Warnings are in the status: they refuse nothing. */
  private static ConditionAssessment assessMigration(DesiredState desiredState) {
    var blockers = desiredState.migration().blockers();
    if (blockers.isEmpty()) {
      return new ConditionAssessment(
          ConditionType.MigrationReady,
          True,
          Reason.NoBlockers,
          "The same workload would run on Kubernetes");
    }
    var names =
        blockers.stream()
            .limit(MAX_BLOCKERS)
            .map(b -> b.field() + ": " + b.what())
            .collect(Collectors.joining(" "));
    var more = blockers.size() - MAX_BLOCKERS;
    return new ConditionAssessment(
        ConditionType.MigrationReady,
        False,
        Reason.Blocked,
        names
            + (more > 0 ? " And %d more.".formatted(more) : "")
            + " See status.migration.blockers for remedies.");
  }
}
