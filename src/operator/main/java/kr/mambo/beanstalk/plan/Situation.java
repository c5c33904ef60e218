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
import kr.mambo.beanstalk.model.ProvenVersion;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.model.VersionState;

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
    return seen.subject().deployment();
  }

  Optional<Rendering.Rendered> rendered() {
    return rendering instanceof Rendering.Rendered ready ? Optional.of(ready) : Optional.empty();
  }

  /** A call whose answer was lost has moved nothing in the status: its success does. */
  Version version() {
    var told = requireNonNullElse(before().version(), new Version(null, null, null, null, null));
    return ProvenVersion.of(
        verdict,
        rendered().map(Rendering.Rendered::wanted),
        told,
        live().map(EnvironmentSnapshot::versionLabel).orElse(null));
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

  /** Whether this generation took the environment over, or does so now. */
  boolean adopted() {
    return Objects.equals(before().adoptedGeneration(), seen.subject().generation()) || adopts();
  }

  /**
   * Whether an environment is found that carries our tag and that this operator has not made: a
   * version of ours on it says that only the status was lost.
   */
  boolean adopts() {
    boolean made =
        facts().deployed().known().orElse(new VersionState.Absent())
                instanceof VersionState.Present version
            && VersionNote.read(version.description()).isPresent();
    return tagged()
        && !ours()
        && !made
        && before().operation() == null
        && version().inputs() == null;
  }

  /** Whether the environment that is there carries our owner tag. */
  boolean tagged() {
    return live().isPresent()
        && facts().tags().known().filter(t -> seen.ownerId().equals(t.get(Tags.OWNER))).isPresent();
  }

  /** Whether the environment that is there carries somebody else's owner tag, ours once or not. */
  boolean foreign() {
    return facts()
        .tags()
        .known()
        .map(tags -> tags.get(Tags.OWNER))
        .filter(owner -> !seen.ownerId().equals(owner))
        .isPresent();
  }

  /** Whether the environment that is there is this resource's. */
  boolean belongs() {
    return ours() || tagged();
  }

  /** Whether its user asked for the changes that were only reported so far. */
  boolean asksForChanges() {
    return seen.subject().asks(Annotations.APPLY_PLAN, before().lastHandledApplyPlan());
  }

  /** What the rules look at when they look at the second environment. */
  Optional<Situation> atOther() {
    return seen.atOther()
        .map(other -> new Situation(other, rendering, atOther(verdict, seen), settling));
  }

  /**
   * What became of an operation at the second environment. There is one operation at a time.
   *
   * @param verdict what became of one at the first
   */
  static Verdict atOther(Verdict verdict, Observation seen) {
    if (!(verdict instanceof Verdict.None)) return new Verdict.None();
    return seen.atOther().map(Verdicts::of).orElseGet(() -> Verdicts.unseen(seen));
  }

  /** Whether its user asked by annotation for something that was not answered yet. */
  boolean asked(String annotation, Optional<String> answered) {
    return seen.subject().asks(annotation, answered.orElse(null));
  }
}
