package kr.mambo.beanstalk.plan.evidence;

import static java.util.Objects.requireNonNullElse;

import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.Deployment;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.api.VersionBuilder;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationVerdict;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.model.VersionTransition;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/**
 * What the rules look at.
 *
 * @param debouncing whether the inputs changed so recently that they may change again
 */
public record BeanstalkSituation(
    Observation observed,
    BeanstalkRendering rendering,
    OperationVerdict verdict,
    boolean debouncing) {
  public EbEnvironmentSpec spec() {
    return observed.resource().spec();
  }

  public EbEnvironmentStatus previousStatus() {
    return observed.resource().previousStatus();
  }

  public Facts facts() {
    return observed.facts();
  }

  public Optional<EnvironmentSnapshot> live() {
    return observed.environment().snapshot();
  }

  public Deployment deployment() {
    return observed.resource().deployment();
  }

  public Optional<BeanstalkRendering.Rendered> rendered() {
    return rendering instanceof BeanstalkRendering.Rendered rendered
        ? Optional.of(rendered)
        : Optional.empty();
  }

  /** A call whose answer was lost has moved nothing in the status: its success does. */
  public Version version() {
    var recordedVersion =
        requireNonNullElse(previousStatus().version(), VersionBuilder.builder().build());
    return VersionTransition.applyVerdict(
        verdict,
        rendered().map(BeanstalkRendering.Rendered::wanted),
        recordedVersion,
        live().map(EnvironmentSnapshot::versionLabel).orElse(null));
  }

  /** Whether this very environment has been created or adopted by this resource. */
  public boolean isRecordedEnvironment() {
    return live().isPresent() && live().get().id().equals(previousStatus().environmentId());
  }

  /**
   * Whether what an adoption found is only reported: until the next generation, or until the user
   * asks for the changes.
   */
  public boolean isAdoptionReportOnly() {
    return isAdopted() && !isApplyRequested();
  }

  /** Whether this generation took the environment over, or does so now. */
  public boolean isAdopted() {
    return Objects.equals(previousStatus().adoptedGeneration(), observed.resource().generation())
        || isAdopting();
  }

  /**
   * Whether an environment is found that carries our tag and that this operator has not created: a
   * version of ours on it says that only the status was lost.
   */
  public boolean isAdopting() {
    boolean madeByOperator =
        facts().deployedVersion().known().orElse(new VersionState.Absent())
                instanceof VersionState.Present version
            && VersionDescription.parse(version.description()).isPresent();
    return hasOwnerTag()
        && !isRecordedEnvironment()
        && !madeByOperator
        && previousStatus().operation() == null
        && version().inputs() == null;
  }

  /** Whether the environment that is there carries our owner tag. */
  boolean hasOwnerTag() {
    return live().isPresent()
        && facts()
            .tags()
            .known()
            .filter(t -> observed.ownerId().equals(t.get(Tags.OWNER)))
            .isPresent();
  }

  /** Whether the environment that is there carries another actor's owner tag, ours once or not. */
  public boolean hasForeignOwner() {
    return facts()
        .tags()
        .known()
        .map(tags -> tags.get(Tags.OWNER))
        .filter(owner -> !observed.ownerId().equals(owner))
        .isPresent();
  }

  /** Whether the environment that is there is this resource's. */
  public boolean isOwned() {
    return isRecordedEnvironment() || hasOwnerTag();
  }

  /** Whether the user asked for the changes that were only reported so far. */
  public boolean isApplyRequested() {
    return observed
        .resource()
        .isRequested(Annotations.APPLY_PLAN, previousStatus().lastHandledApplyPlan());
  }

  /** What the rules look at when they look at the second environment. */
  public Optional<BeanstalkSituation> onReplacement() {
    return observed
        .onReplacement()
        .map(
            replacementObservation ->
                new BeanstalkSituation(
                    replacementObservation,
                    rendering,
                    onReplacement(verdict, observed),
                    debouncing));
  }

  /**
   * What became of an operation at the second environment. There is one operation at a time.
   *
   * @param verdict what became of one at the first
   */
  public static OperationVerdict onReplacement(OperationVerdict verdict, Observation observed) {
    if (!(verdict instanceof OperationVerdict.None)) return new OperationVerdict.None();
    return observed
        .onReplacement()
        .map(OperationVerdicts::resolve)
        .orElseGet(() -> OperationVerdicts.resolveUnobserved(observed));
  }

  /** Whether the user asked by annotation for something that was not answered yet. */
  public boolean isRequested(String annotation, Optional<String> answered) {
    return observed.resource().isRequested(annotation, answered.orElse(null));
  }
}
