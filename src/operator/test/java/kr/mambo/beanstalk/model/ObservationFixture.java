package kr.mambo.beanstalk.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.EbAccountSpec.Limits;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import org.jspecify.annotations.Nullable;

/** An observation while it is put together. Facts are named as the components of {@link Facts}. */
public final class ObservationFixture {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final ResourceKey KEY = new ResourceKey("shop", "mambo-py");
  public static final String OWNER = "op/shop/mambo-py";
  public static final String ARN =
      "arn:aws:elasticbeanstalk:ap-northeast-2:123456789012:environment/mambo/mambo-py";
  public static final PlatformVersion PLATFORM =
      new PlatformVersion(
          "arn:aws:elasticbeanstalk:ap-northeast-2::platform/Docker running on 64bit Amazon Linux 2023/4.13.7",
          "4.13.7",
          "Docker running on 64bit Amazon Linux 2023",
          "recommended",
          "supported");
  public static final EnvironmentSnapshot READY =
      EnvironmentSnapshotBuilder.builder()
          .name("mambo-py")
          .id("e-1")
          .arn(ARN)
          .application("mambo")
          .lifecycle(Lifecycle.Ready)
          .color("Green")
          .health(HealthStatus.Ok)
          .versionLabel("v-wanted")
          .platformArn(PLATFORM.arn())
          .cname("mambo-py.ap-northeast-2.elasticbeanstalk.com")
          .tier("WebServer")
          .abortable(false)
          .updatedAt(NOW.minusSeconds(86_400))
          .build();

  private EbEnvironmentSpec spec = YamlFixtures.spec("");
  private EbEnvironmentStatus previousStatus = EbEnvironmentStatus.NONE;
  private final Map<String, String> annotations = new TreeMap<>();
  private DeletionPolicy deletionPolicy = DeletionPolicy.Delete;
  private boolean deleting;
  private Instant deletedAt = NOW.minusSeconds(60);
  private long generation = 1;
  private Instant now = NOW;
  private @Nullable Instant snapshotAt;
  private Access access =
      new Access.Granted(Scope.ownIdentity("ap-northeast-2"), new Limits(10, 2));
  private EnvironmentState environment = new EnvironmentState.Absent();
  private Facts facts = Facts.NONE;
  private Fact<KubernetesState> kubernetes = new Fact.NotRead<>();

  private ObservationFixture() {}

  /** Nothing is at AWS yet but what others have made before. */
  public static ObservationFixture notCreated() {
    return new ObservationFixture()
        .known("application", true)
        .known("version", new VersionState.Absent())
        .known("bucket", new BucketState.Usable(Set.of()))
        .known("platform", PLATFORM)
        .known("instanceProfile", true);
  }

  /** All that the environment needs is there, and the environment is not. */
  public static ObservationFixture prepared() {
    return notCreated().withVersion();
  }

  /** The environment runs as it is wanted. */
  public static ObservationFixture running() {
    return new ObservationFixture()
        .environment(READY)
        .status(
            """
            observedGeneration: 1
            environmentName: mambo-py
            environmentId: e-1
            appliedGeneration: 1
            version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-wanted, lastGood: {label: v-wanted, settings: s1}}
            """)
        .known("application", true)
        .withVersion()
        .known("platform", PLATFORM)
        .known("newestPlatform", PLATFORM)
        .known("livePlatform", PLATFORM)
        .known("tags", Map.of(Tags.OWNER, OWNER))
        .known("settings", new LiveSettings(Map.of(), false));
  }

  /** A deployment of v-wanted is on its way since a minute, v-good ran before. */
  public static ObservationFixture deploying() {
    return running()
        .status(
            """
            observedGeneration: 1
            environmentName: mambo-py
            environmentId: e-1
            version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-good, lastGood: {label: v-good}}
            """)
        .environment("versionLabel", "v-good")
        .environment("lifecycle", Lifecycle.Updating)
        .operation(OperationKind.Deploy, "v-wanted", "r-1", Duration.ofMinutes(1));
  }

  private ObservationFixture withVersion() {
    return known("version", new VersionState.Present("PROCESSED", "mambo-cert", "k/bundle", ""))
        .known("bucket", new BucketState.Usable(Set.of("k/bundle", "k/secret")));
  }

  public ObservationFixture spec(String fields) {
    this.spec = YamlFixtures.spec(fields);
    return this;
  }

  /** Changes these fields and leaves the others. */
  public ObservationFixture status(String fields) {
    this.previousStatus = YamlFixtures.status(previousStatus, fields);
    return this;
  }

  public ObservationFixture status(EbEnvironmentStatus status) {
    this.previousStatus = status;
    return this;
  }

  public ObservationFixture operation(
      OperationKind kind, String label, String requestId, Duration age) {
    return status(
        "operation: {kind: %s, label: %s, requestId: %s, startedAt: '%s', generation: 1}"
            .formatted(kind, label, requestId, now.minus(age)));
  }

  public ObservationFixture annotation(String name, String value) {
    annotations.put(name, value);
    return this;
  }

  public ObservationFixture deleting(DeletionPolicy policy) {
    this.deletionPolicy = policy;
    this.deleting = true;
    return this;
  }

  public ObservationFixture deletedAt(Instant at) {
    this.deletedAt = at;
    return this;
  }

  public ObservationFixture generation(long generation) {
    this.generation = generation;
    return this;
  }

  public ObservationFixture now(Instant now) {
    this.now = now;
    return this;
  }

  /** What the poller shows is older than the rest. */
  public ObservationFixture snapshotAt(Instant at) {
    this.snapshotAt = at;
    return this;
  }

  public ObservationFixture access(Access access) {
    this.access = access;
    return this;
  }

  public ObservationFixture environment(EnvironmentState live) {
    this.environment = live;
    return this;
  }

  public ObservationFixture environment(EnvironmentSnapshot snapshot) {
    return environment(new EnvironmentState.Present(snapshot));
  }

  /** Changes one component of the environment that is there. */
  public ObservationFixture environment(String component, Object value) {
    return environment(
        Records.with(((EnvironmentState.Present) environment).live(), component, value));
  }

  public ObservationFixture known(String fact, Object value) {
    return fact(fact, new Fact.Known<>(value));
  }

  public ObservationFixture unreadable(String fact, Failure failure) {
    return fact(fact, new Fact.Unreadable<>(failure));
  }

  public ObservationFixture notRead(String fact) {
    return fact(fact, new Fact.NotRead<>());
  }

  private ObservationFixture fact(String name, Fact<?> fact) {
    this.facts = Records.with(facts, name, fact);
    return this;
  }

  public ObservationFixture kubernetes(KubernetesState view) {
    this.kubernetes = new Fact.Known<>(view);
    return this;
  }

  public ObservationFixture kubernetesUnreadable(Failure failure) {
    this.kubernetes = new Fact.Unreadable<>(failure);
    return this;
  }

  /** A second environment stands beside, as it would stand alone in that other case. */
  public ObservationFixture replacement(ObservationFixture other) {
    return known("replacement", new ReplacementEnvironment(other.environment, other.facts));
  }

  /** Makes one fact about the second environment known, if it is there. */
  public ObservationFixture replacementFact(String fact, Object value) {
    return facts
        .replacement()
        .known()
        .map(
            replacement ->
                known(
                    "replacement",
                    new ReplacementEnvironment(
                        replacement.environment(),
                        Records.with(replacement.facts(), fact, new Fact.Known<>(value)))))
        .orElse(this);
  }

  /** Changes one component of what the status says about the second environment. */
  public ObservationFixture replacementStatus(String component, @Nullable Object value) {
    var second = java.util.Objects.requireNonNull(previousStatus.replacement());
    return status(
        StatusPerspective.withReplacement(previousStatus, Records.with(second, component, value)));
  }

  /** An event of the request r-1, thirty seconds ago. */
  public ObservationFixture event(String severity, String message) {
    return event(new EnvironmentEvent(now.minusSeconds(30), severity, message, "r-1", "v-wanted"));
  }

  public ObservationFixture event(EnvironmentEvent event) {
    var events = new java.util.ArrayList<>(facts.events().known().orElse(List.of()));
    events.addFirst(event);
    return known("events", List.copyOf(events));
  }

  public EnvironmentResource resource() {
    var resource =
        EnvironmentResourceBuilder.builder()
            .key(KEY)
            .uid("uid-1")
            .generation(generation)
            .createdAt(NOW.minusSeconds(3600))
            .spec(spec)
            .previousStatus(previousStatus)
            .annotations(annotations)
            .deletionPolicy(deletionPolicy);
    if (deleting) resource.deletedAt(deletedAt);
    return resource.build();
  }

  public Observation observation() {
    var pictured = snapshotAt == null ? now : snapshotAt;
    return new Observation(
        resource(), OWNER, now, pictured, access, environment, facts, kubernetes);
  }
}
