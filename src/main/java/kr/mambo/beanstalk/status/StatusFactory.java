package kr.mambo.beanstalk.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.FailedOperation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Migration;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.PlatformVersion;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Decision;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.Live;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Outcome;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Subject;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.Verdict;
import kr.mambo.beanstalk.model.Wanted;
import org.jspecify.annotations.Nullable;

/** The status that follows from a pass; equal to the one before where nothing happened. */
public final class StatusFactory {
  private StatusFactory() {}

  public static EbEnvironmentStatus of(Observation seen, Plan plan, Outcome outcome) {
    var subject = seen.subject();
    var before = subject.before();
    var conditions = conditions(seen, plan, outcome);
    var live = seen.live() instanceof Live.Present(var snapshot) ? snapshot : null;
    boolean known = !(seen.live() instanceof Live.Unknown);
    var mine = live != null && ours(seen, live) ? live : null;
    var claimed =
        outcome instanceof Outcome.Begun
            && plan.decision() instanceof Decision.UpdateTags tags
            && tags.add().containsKey(Tags.OWNER)
            && before.environmentId() == null;
    return new EbEnvironmentStatus(
        subject.generation(),
        conditions.list(),
        Optional.ofNullable(subject.annotations().get(Annotations.RECONCILE))
            .orElse(before.lastHandledReconcileAt()),
        redeployed(seen, outcome),
        mine != null || live == null ? subject.environmentName() : before.environmentName(),
        mine != null ? mine.id() : known && live == null ? null : before.environmentId(),
        mine != null ? url(mine) : known ? null : before.url(),
        live != null ? live.lifecycle().name() : known ? null : before.lifecycle(),
        live != null
            ? HealthReport.of(live, seen, before.health())
            : known ? null : before.health(),
        VersionReport.of(seen, plan, outcome, conditions.get(ConditionType.Healthy)),
        platform(seen, live, before.platform()),
        operation(plan.verdict(), outcome),
        failedOperation(seen, plan.verdict()),
        plan.wanted().map(Wanted::images).orElse(before.images()),
        plan.wanted().map(Wanted::certificates).orElse(before.certificates()),
        ownedOptions(subject, plan, outcome),
        ownedTags(seen, plan, outcome),
        applied(seen, plan, outcome),
        claimed ? Long.valueOf(subject.generation()) : before.adoptedGeneration(),
        plan.drift().orElse(live == null ? List.of() : before.drift()),
        VersionReport.failed(seen, plan),
        before.kubernetes(),
        plan.wanted().isEmpty() ? before.migration() : migration(plan.wanted().get()));
  }

  private static Conditions conditions(Observation seen, Plan plan, Outcome outcome) {
    var subject = seen.subject();
    var conditions =
        new Conditions(subject.before().conditions(), subject.generation(), seen.now());
    plan.assessments().forEach(conditions::set);
    var healthy = HealthReport.assess(seen);
    if (!(seen.live() instanceof Live.Unknown) || conditions.get(ConditionType.Healthy).isEmpty())
      conditions.set(healthy);
    var decision =
        switch (outcome) {
          case Outcome.Failed(var failure) -> Decision.because(failure);
          case Outcome.Uncertain(var operation, var failure) -> Decision.because(failure);
          case Outcome.Idle none -> plan.decision();
          case Outcome.Done done -> plan.decision();
          case Outcome.Begun begun -> plan.decision();
          case Outcome.Intended intended -> plan.decision();
        };
    var readiness = Readiness.of(decision, healthy);
    boolean stale =
        conditions
            .get(ConditionType.Ready)
            .filter(c -> Objects.equals(c.observedGeneration(), subject.generation()))
            .isEmpty();
    var otherwise =
        new Assessment(
            ConditionType.Ready, ConditionStatus.Unknown, decision.reason(), decision.message());
    if (readiness.ready().isPresent() || stale) conditions.set(readiness.ready().orElse(otherwise));
    boolean quiet =
        readiness.ready().isEmpty() && conditions.is(ConditionType.Ready, ConditionStatus.True);
    conditions.setOrRemove(
        readiness.reconciling() && !quiet, with(ConditionType.Reconciling, decision));
    conditions.setOrRemove(readiness.stalled(), with(ConditionType.Stalled, decision));
    conditions.setOrRemove(readiness.paused(), with(ConditionType.Paused, decision));
    return conditions;
  }

  private static Assessment with(ConditionType type, Decision decision) {
    return new Assessment(type, ConditionStatus.True, decision.reason(), decision.message());
  }

  /** Made by our own call, or carrying our tag. */
  private static boolean ours(Observation seen, EnvironmentSnapshot live) {
    var before = seen.subject().before();
    if (live.id().equals(before.environmentId())) return true;
    var operation = before.operation();
    boolean made =
        operation != null
            && operation.requestId() != null
            && OperationKind.of(operation.kind()) == OperationKind.Create;
    boolean tagged =
        seen.facts()
            .tags()
            .known()
            .map(tags -> seen.ownerId().equals(tags.get(Tags.OWNER)))
            .orElse(false);
    return made || tagged;
  }

  private static @Nullable String url(EnvironmentSnapshot live) {
    return live.cname() == null || live.cname().isEmpty() ? null : "http://" + live.cname();
  }

  private static @Nullable Operation operation(Verdict verdict, Outcome outcome) {
    if (outcome instanceof Outcome.Begun(var begun)) return begun;
    if (outcome instanceof Outcome.Uncertain(var tried, var failure)) return tried;
    if (outcome instanceof Outcome.Intended(var intended)) return intended;
    return verdict instanceof Verdict.Running(var running, var overdue) ? running : null;
  }

  private static @Nullable FailedOperation failedOperation(Observation seen, Verdict verdict) {
    var subject = seen.subject();
    return switch (verdict) {
      case Verdict.Failed(var failed, var message) ->
          new FailedOperation(
              failed.kind(), failed.label(), message, failed.generation(), seen.now());
      case Verdict.Succeeded succeeded -> null;
      case Verdict.None none -> standing(subject);
      case Verdict.Running running -> standing(subject);
      case Verdict.NeverBegan never -> standing(subject);
    };
  }

  /** Its user may ask for another try. */
  private static @Nullable FailedOperation standing(Subject subject) {
    var before = subject.before();
    return subject.asks(Annotations.RECONCILE, before.lastHandledReconcileAt())
        ? null
        : before.failedOperation();
  }

  private static @Nullable String redeployed(Observation seen, Outcome outcome) {
    var asked = seen.subject().annotations().get(Annotations.REDEPLOY);
    boolean begun =
        outcome instanceof Outcome.Begun(var operation)
            && switch (OperationKind.of(operation.kind())) {
              case Create, Deploy -> true;
              case Rollback, UpdateSettings, UpdatePlatform, UpdateTags, Terminate -> false;
            };
    return begun && asked != null ? asked : seen.subject().before().lastHandledRedeployAt();
  }

  private static @Nullable PlatformVersion platform(
      Observation seen, @Nullable EnvironmentSnapshot live, @Nullable PlatformVersion before) {
    if (live == null) return seen.live() instanceof Live.Unknown ? before : null;
    var facts = seen.facts().livePlatform().known();
    var arn = live.platformArn();
    var same = before != null && arn.equals(before.arn()) ? before.lifecycle() : null;
    return new PlatformVersion(
        arn,
        arn.substring(arn.lastIndexOf('/') + 1),
        facts.map(p -> p.lifecycle().isEmpty() ? p.branchLifecycle() : p.lifecycle()).orElse(same),
        seen.facts()
            .platform()
            .known()
            .map(p -> p.version())
            .orElse(before == null ? null : before.available()));
  }

  private static List<String> ownedOptions(Subject subject, Plan plan, Outcome outcome) {
    var before = subject.before();
    if (plan.wanted().isEmpty()) return before.ownedOptions();
    var wanted = plan.wanted().get().options();
    if (plan.drift().filter(List::isEmpty).isPresent()) return wanted;
    if (plan.verdict().optionsAreSet(subject.generation())) return wanted;
    if (!(outcome instanceof Outcome.Begun)) return before.ownedOptions();
    var all = new TreeSet<>(before.ownedOptions());
    all.addAll(wanted);
    return new ArrayList<>(all);
  }

  private static List<String> ownedTags(Observation seen, Plan plan, Outcome outcome) {
    boolean written =
        outcome instanceof Outcome.Begun
            && (plan.decision() instanceof Decision.CreateEnvironment
                || plan.decision() instanceof Decision.UpdateTags);
    return written
        ? Tags.wanted(seen.subject(), seen.ownerId()).keySet().stream().sorted().toList()
        : seen.subject().before().ownedTags();
  }

  private static @Nullable Long applied(Observation seen, Plan plan, Outcome outcome) {
    boolean begun =
        outcome instanceof Outcome.Begun
            && (plan.decision() instanceof Decision.CreateEnvironment
                || (plan.decision() instanceof Decision.UpdateEnvironment update
                    && !(update.set().isEmpty() && update.remove().isEmpty())));
    boolean same =
        plan.decision() instanceof Decision.Nothing(var reason, var message)
            && reason == Reason.Deployed
            && plan.drift().filter(List::isEmpty).isPresent();
    return begun || same
        ? Long.valueOf(seen.subject().generation())
        : seen.subject().before().appliedGeneration();
  }

  private static @Nullable Migration migration(Wanted wanted) {
    var found = wanted.migration();
    return found.blockers().isEmpty() && found.warnings().isEmpty() ? null : found;
  }
}
