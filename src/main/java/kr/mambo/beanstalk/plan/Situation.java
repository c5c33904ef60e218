package kr.mambo.beanstalk.plan;

import static java.util.Objects.requireNonNullElse;

import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.api.Deployment;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Version;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Verdict;

/**
 * What the rules look at.
 *
 * @param settling whether the inputs changed so recently that they may change again
 */
record Situation(Observation seen, Rendering rendering, Verdict verdict, boolean settling) {
  EbEnvironmentSpec spec() {
    return seen.subject().spec();
  }

  EbEnvironmentStatus before() {
    return seen.subject().before();
  }

  Facts facts() {
    return seen.facts();
  }

  Optional<EnvironmentSnapshot> live() {
    return seen.live() instanceof Live.Present(var snapshot)
        ? Optional.of(snapshot)
        : Optional.empty();
  }

  Deployment deployment() {
    return requireNonNullElse(spec().deployment(), Deployment.UNSAID);
  }

  Optional<Rendering.Rendered> rendered() {
    return rendering instanceof Rendering.Rendered ready ? Optional.of(ready) : Optional.empty();
  }

  /** A call whose answer was lost has moved nothing in the status: its success does. */
  Version version() {
    var told = requireNonNullElse(before().version(), new Version(null, null, null, null, null));
    if (!(verdict instanceof Verdict.Succeeded(var operation))) return told;
    var label = operation.label();
    var wanted = rendered().map(Rendering.Rendered::wanted).filter(w -> w.label().equals(label));
    return switch (OperationKind.of(operation.kind())) {
      case Create, Deploy ->
          wanted
              .map(w -> new Version(w.inputs(), w.keyId(), label, told.deployed(), told.lastGood()))
              .orElse(told);
      case Rollback -> new Version(null, null, label, told.deployed(), told.lastGood());
      case UpdateSettings, UpdatePlatform, UpdateTags, Terminate -> told;
    };
  }

  /** Whether this very environment has been made or taken over by this resource. */
  boolean ours() {
    return live().isPresent() && live().get().id().equals(before().environmentId());
  }

  /**
   * Whether what an adoption found is only reported: until the next generation, or until its user
   * asks for the changes.
   */
  boolean held() {
    return adopted() && !asksForChanges();
  }

  /** Whether this generation took the environment over. */
  boolean adopted() {
    return Objects.equals(before().adoptedGeneration(), seen.subject().generation());
  }

  /** Whether its user asked for the changes that were only reported so far. */
  boolean asksForChanges() {
    return seen.subject().asks(Annotations.APPLY_PLAN, before().lastHandledApplyPlan());
  }

  /** Whether its user asked by annotation for something that was not answered yet. */
  boolean asked(String annotation, Optional<String> answered) {
    return seen.subject().asks(annotation, answered.orElse(null));
  }
}
