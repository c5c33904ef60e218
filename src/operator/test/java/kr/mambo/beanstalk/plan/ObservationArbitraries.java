package kr.mambo.beanstalk.plan;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Operation;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Annotations;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.BucketState;
import kr.mambo.beanstalk.model.DraftConfiguration;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.Facts;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.HealthStatus;
import kr.mambo.beanstalk.model.InstanceLog;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.OptionValidation;
import kr.mambo.beanstalk.model.PlatformVersion;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.model.Tags;
import kr.mambo.beanstalk.model.VersionState;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.workload.Problem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Whatever may be seen, likely or not. */
public final class ObservationArbitraries {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final OptionKey COUPLED = OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase");

  private static final PlatformVersion NEWER =
      new PlatformVersion("arn:new/4.14.0", "4.14.0", "b", "recommended", "supported");

  private ObservationArbitraries() {}

  /** One of the usual beginnings with up to ten strange things. */
  public static Arbitrary<ObservationFixture> observations() {
    var starts =
        Arbitraries.of(
            List.<Supplier<ObservationFixture>>of(
                ObservationFixture::notCreated,
                ObservationFixture::prepared,
                ObservationFixture::running,
                ObservationFixture::deploying));
    return starts.flatMap(
        start ->
            Arbitraries.oneOf(
                    specs(),
                    environmentStates(),
                    unreadableFacts(),
                    statuses(),
                    operations(),
                    ReplacementArbitraries.changes())
                .list()
                .ofMaxSize(10)
                .map(
                    changes -> {
                      var given = start.get();
                      changes.forEach(change -> change.accept(given));
                      return given;
                    }));
  }

  /** What can be made of a spec. */
  public static Arbitrary<BeanstalkRendering> renderings() {
    return Arbitraries.of(
        RenderingFixtures.rendered(),
        RenderingFixtures.rendered(Map.of(MIN, "2")),
        RenderingFixtures.rendered("v-wanted", "aaaa", "k2", Map.of()),
        ReplacementFixtures.rendering(),
        RenderingFixtures.rendered("v-next", "cccc", "k1", Map.of(MIN, "1")),
        RenderingFixtures.refused(Problem.missing("spec.volumes[a]", "gone")),
        RenderingFixtures.refused(Problem.invalid("spec.options", "contradiction")));
  }

  /** What may come of carrying a decision out. */
  public static Arbitrary<BeanstalkOutcome> outcomes() {
    var operation =
        new Operation(
            OperationKind.Deploy.name(), "v-wanted", "r-9", ObservationFixture.NOW, 1L, null);
    return Arbitraries.oneOf(
        Arbitraries.of(
            new BeanstalkOutcome.NotExecuted(),
            new BeanstalkOutcome.Done(),
            new BeanstalkOutcome.Started(operation),
            new BeanstalkOutcome.IntentRecorded(operation),
            new BeanstalkOutcome.Uncertain(operation, new Failure.Unavailable("lost"))),
        failures().map(BeanstalkOutcome.Failed::new));
  }

  private static Arbitrary<Failure> failures() {
    return Arbitraries.of(
        new Failure.Throttled("slow"),
        new Failure.Busy("moving"),
        new Failure.Denied("no"),
        new Failure.InvalidCredentials("who"),
        new Failure.NotFound("gone"),
        new Failure.AlreadyExists("there"),
        new Failure.Unavailable("down"),
        new Failure.QuotaExceeded("full"),
        new Failure.Rejected(Reason.PlatformUnknown, "no such platform"));
  }

  private static Arbitrary<Consumer<ObservationFixture>> specs() {
    return Arbitraries.of(
            "managementMode: Observe",
            "suspend: true",
            "adoption: ByName",
            "adoption: Never",
            "driftPolicy: Report",
            "deployment: {onFailedDeploy: Hold, policy: Immutable}",
            "platform: {version: 4.14.0}",
            "platform: {update: {mode: Immediate}}",
            "platform: {update: {mode: Window, schedule: '* * * * *'}}",
            "{driftPolicy: Report, managementMode: Observe, tags: {a: b}}",
            "storage: null")
        .map(spec -> given -> given.spec(spec));
  }

  private static Arbitrary<Consumer<ObservationFixture>> environmentStates() {
    return Arbitraries.of(
        List.of(
            g -> g.environment(new EnvironmentState.Absent()),
            g -> g.environment(new EnvironmentState.Unknown(Reason.AwsUnavailable, "down")),
            g -> g.environment(new EnvironmentState.Unknown(Reason.AccessDenied, "denied")),
            g -> g.environment(ObservationFixture.READY),
            g -> g.environment(readyWith("versionLabel", "v-console")),
            g -> g.environment(readyWith("lifecycle", Lifecycle.Updating)),
            g -> g.environment(readyWith("lifecycle", Lifecycle.Terminating)),
            g -> g.environment(readyWith("health", HealthStatus.Severe)),
            g -> g.environment(readyWith("health", HealthStatus.Unknown)),
            g -> g.environment(readyWith("tier", "Worker")),
            g -> g.environment(readyWith("tier", "Cluster/EKS")),
            g -> g.environment(updating()),
            g -> g.environment(readyWith("platformArn", "arn:x/Corretto/4")),
            g -> g.deleting(DeletionPolicy.Delete),
            g -> g.deleting(DeletionPolicy.Retain),
            g -> g.snapshotAt(ObservationFixture.NOW.minusSeconds(60)),
            g -> g.generation(2),
            g -> g.annotation(Annotations.PAUSED, "x"),
            g -> g.annotation(Annotations.RECONCILE, "x"),
            g -> g.annotation(Annotations.REDEPLOY, "x"),
            g -> g.annotation(Annotations.APPLY_PLAN, "x")));
  }

  private static EnvironmentSnapshot readyWith(String component, Object value) {
    return Records.with(ObservationFixture.READY, component, value);
  }

  private static EnvironmentSnapshot updating() {
    return Records.with(readyWith("lifecycle", Lifecycle.Updating), "abortable", true);
  }

  private static Arbitrary<Consumer<ObservationFixture>> unreadableFacts() {
    var names =
        Arbitraries.of(
            Arrays.stream(Facts.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    Arbitrary<Consumer<ObservationFixture>> unreadable =
        names.flatMap(name -> failures().map(failure -> given -> given.unreadable(name, failure)));
    Arbitrary<Consumer<ObservationFixture>> notAsked =
        names.map(name -> given -> given.notRead(name));
    return Arbitraries.oneOf(unreadable, notAsked, facts());
  }

  private static Arbitrary<Consumer<ObservationFixture>> facts() {
    return Arbitraries.of(
        List.of(
            g -> g.known("application", false),
            g -> g.known("version", new VersionState.Absent()),
            g -> g.known("version", new VersionState.Present("FAILED", "b", "k/bundle", "")),
            g -> g.known("bucket", new BucketState.Usable(Set.of())),
            g -> g.known("bucket", new BucketState.Unusable(Reason.BucketMissing, "none")),
            g -> g.known("instanceProfile", false),
            g -> g.known("newestPlatform", NEWER),
            g ->
                g.known(
                    "draft", Optional.of(new DraftConfiguration("failed", ObservationFixture.NOW))),
            g ->
                g.known(
                    "optionValidation",
                    new OptionValidation(List.of("no"), List.of(), new TreeSet<>())),
            g ->
                g.known(
                    "optionValidation",
                    new OptionValidation(List.of(), List.of("hm"), new TreeSet<>(Set.of(MIN)))),
            g -> g.known("tags", Map.of()),
            g -> g.known("tags", Map.of(Tags.OWNER, "op/of/others")),
            g -> g.known("settings", new LiveSettings(Map.of(COUPLED, "true"), false)),
            g -> g.known("settings", new LiveSettings(Map.of(MIN, "9"), true)),
            g -> g.known("instanceLabels", Set.of("v-good", "v-wanted")),
            g -> g.known("healthCauses", List.of("3 of 4 instances are down")),
            g -> g.known("garbage", new Garbage(List.of("v-0"), List.of("k/0"))),
            g -> g.known("garbage", new Garbage(List.of(), List.of(), true)),
            g -> g.known("reclaimable", new Garbage(List.of("v-0"), List.of())),
            g -> g.known("lastGoodSettings", "{\"aws:autoscaling:asg|MinSize\": \"4\"}"),
            g -> g.known("lastGoodSettings", "not what we wrote"),
            g -> g.known("logs", List.of(new InstanceLog("i-1", "[ERROR] no such image"))),
            g -> g.known("instanceCount", 3),
            g -> g.known("cnameAvailable", false),
            g ->
                g.known(
                    "deployedVersion", new VersionState.Present("PROCESSED", "b", "k", "by hand")),
            g -> g.known("livePlatform", NEWER),
            g -> g.access(new Access.Refused(Reason.NotAllowed, "not allowed"))));
  }

  private static Arbitrary<Consumer<ObservationFixture>> statuses() {
    return Arbitraries.of(
            "environmentId: null",
            "version: null",
            "version: {inputs: bbbb, keyId: k1, desired: v-good}",
            "version: {inputs: aaaa, keyId: k1, desired: v-wanted, lastGood: {label: v-good}}",
            "operation: null",
            "appliedGeneration: null",
            "adoptedGeneration: 1",
            "failedVersions: [{label: v-wanted, message: broken}]",
            "failedVersions: [{label: v-wanted, message: broken, settings: s0, logsRequestedAt: '2026-03-01T11:59:30Z'}]",
            "version: {inputs: bbbb, keyId: k1, desired: v-wanted, lastGood: {label: v-good, settings: s2}}",
            "conditions: [{type: Ready, status: Unknown, reason: HealthSettling, message: m, lastTransitionTime: '2026-03-01T11:00:00Z', observedGeneration: 1}]",
            "conditions: [{type: Ready, status: 'False', reason: QuotaExceeded, message: m, lastTransitionTime: '2026-03-01T11:59:00Z', observedGeneration: 1}]",
            "conditions: [{type: Healthy, status: 'True', reason: Healthy, message: m, lastTransitionTime: '2026-03-01T11:00:00Z', observedGeneration: 1}]",
            "failedOperation: {kind: Rollback, message: bad, generation: 1, startedAt: '2026-03-01T11:59:00Z', failedAt: '2026-03-01T12:00:00Z'}",
            "ownedTags: [old]",
            "lastHandledApplyPlan: x",
            "failedOperation: {kind: UpdateSettings, message: bad, generation: 1, startedAt: '2026-03-01T11:59:00Z', failedAt: '2026-03-01T12:00:00Z'}",
            "ownedOptions: ['aws:autoscaling:asg|MinSize']")
        .map(status -> given -> given.status(status));
  }

  private static Arbitrary<Consumer<ObservationFixture>> operations() {
    var ages = Arbitraries.of(1, 45, 600, 100_000);
    var ids = Arbitraries.of("null", "r-1");
    Arbitrary<Consumer<ObservationFixture>> operations =
        Arbitraries.of(OperationKind.class)
            .flatMap(
                kind ->
                    ages.flatMap(
                        age ->
                            ids.map(
                                id ->
                                    given ->
                                        given.operation(
                                            kind, "v-wanted", id, Duration.ofSeconds(age)))));
    Arbitrary<Consumer<ObservationFixture>> events =
        Arbitraries.of(
            List.of(
                g -> g.event("ERROR", "engine execution failed"),
                g -> g.event("INFO", "Environment update completed successfully.")));
    return Arbitraries.oneOf(operations, events);
  }
}
