package kr.mambo.beanstalk.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;

/**
 * What follows from an observation.
 *
 * @param verdict what became of an operation on the environment that serves
 * @param replacementVerdict what became of one on the second environment
 * @param desired what the spec and its inputs ask for; empty where they cannot be rendered
 * @param drift what differs at AWS; empty optional where it was not looked at
 * @param optionsInSync whether the live options are those of the spec; empty likewise
 * @param adopts whether an environment that carries our tag is taken over just now
 * @param plannedEvents what is reported before the decision is carried out
 * @param requeueAt when something else follows though nothing happens, such as when a maintenance
 *     window opens
 * @param kubernetes what follows for the cluster
 */
@RecordBuilder
public record Plan(
    OperationVerdict verdict,
    OperationVerdict replacementVerdict,
    BeanstalkDecision decision,
    Optional<DesiredState> desired,
    List<ConditionAssessment> assessments,
    Optional<List<Drift>> drift,
    Optional<Boolean> optionsInSync,
    boolean adopts,
    List<PlannedChangeEvent> plannedEvents,
    Optional<Instant> requeueAt,
    KubernetesPlan kubernetes) {
  public Plan {
    assessments = List.copyOf(assessments);
    plannedEvents = List.copyOf(plannedEvents);
  }

  /** The same, with another decision. */
  public Plan withDecision(BeanstalkDecision other) {
    return PlanBuilder.builder(this).decision(other).plannedEvents(List.of()).build();
  }

  /**
   * The same, with what follows for the cluster. What was planned while the pods served is not done
   * to an environment to which the Service goes back.
   */
  public Plan withKubernetes(KubernetesPlan other) {
    boolean rollsBackCutover =
        other.decision().filter(KubernetesDecision.RollBackCutover.class::isInstance).isPresent();
    return PlanBuilder.builder(this)
        .decision(
            rollsBackCutover
                ? new BeanstalkDecision.Wait(
                    Reason.CutoverFailed, "Rolling back the Service to the environment")
                : decision)
        .kubernetes(other)
        .build();
  }
}
