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
public final class Given {
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
      new EnvironmentSnapshot(
          "mambo-py",
          "e-1",
          ARN,
          "mambo",
          Lifecycle.Ready,
          "Green",
          HealthStatus.Ok,
          "v-wanted",
          PLATFORM.arn(),
          "mambo-py.ap-northeast-2.elasticbeanstalk.com",
          "WebServer",
          false,
          NOW.minusSeconds(86_400));

  private EbEnvironmentSpec spec = Written.spec("");
  private EbEnvironmentStatus before = EbEnvironmentStatus.NONE;
  private final Map<String, String> annotations = new TreeMap<>();
  private DeletionPolicy deletionPolicy = DeletionPolicy.Delete;
  private boolean deleting;
  private Instant deletedAt = NOW.minusSeconds(60);
  private long generation = 1;
  private Instant now = NOW;
  private @Nullable Instant picturedAt;
  private Access access = new Access.Granted(Scope.own("ap-northeast-2"), new Limits(10, 2));
  private Live live = new Live.Absent();
  private Facts facts = Facts.NONE;
  private Fact<ClusterView> cluster = new Fact.NotAsked<>();

  private Given() {}

  /** Nothing is at AWS yet but what others have made before. */
  public static Given nothingThere() {
    return new Given()
        .known("application", true)
        .known("version", new VersionState.Absent())
        .known("bucket", new BucketState.Usable(Set.of()))
        .known("platform", PLATFORM)
        .known("instanceProfile", true);
  }

  /** All that the environment needs is there, and the environment is not. */
  public static Given prepared() {
    return nothingThere().versionThere();
  }

  /** The environment runs as it is wanted. */
  public static Given running() {
    return new Given()
        .live(READY)
        .status(
            """
            observedGeneration: 1
            environmentName: mambo-py
            environmentId: e-1
            appliedGeneration: 1
            version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-wanted, lastGood: {label: v-wanted, settings: s1}}
            """)
        .known("application", true)
        .versionThere()
        .known("platform", PLATFORM)
        .known("newestPlatform", PLATFORM)
        .known("livePlatform", PLATFORM)
        .known("tags", Map.of(Tags.OWNER, OWNER))
        .known("settings", new LiveSettings(Map.of(), false));
  }

  /** A deployment of v-wanted is on its way since a minute, v-good ran before. */
  public static Given deploying() {
    return running()
        .status(
            """
            observedGeneration: 1
            environmentName: mambo-py
            environmentId: e-1
            version: {inputs: aaaa, keyId: k1, desired: v-wanted, deployed: v-good, lastGood: {label: v-good}}
            """)
        .live("versionLabel", "v-good")
        .live("lifecycle", Lifecycle.Updating)
        .operation(OperationKind.Deploy, "v-wanted", "r-1", Duration.ofMinutes(1));
  }

  private Given versionThere() {
    return known("version", new VersionState.Present("PROCESSED", "mambo-cert", "k/bundle", ""))
        .known("bucket", new BucketState.Usable(Set.of("k/bundle", "k/secret")));
  }

  public Given spec(String fields) {
    this.spec = Written.spec(fields);
    return this;
  }

  /** Changes these fields and leaves the others. */
  public Given status(String fields) {
    this.before = Written.status(before, fields);
    return this;
  }

  public Given status(EbEnvironmentStatus status) {
    this.before = status;
    return this;
  }

  public Given operation(OperationKind kind, String label, String requestId, Duration age) {
    return status(
        "operation: {kind: %s, label: %s, requestId: %s, startedAt: '%s', generation: 1}"
            .formatted(kind, label, requestId, now.minus(age)));
  }

  public Given annotation(String name, String value) {
    annotations.put(name, value);
    return this;
  }

  public Given deleting(DeletionPolicy policy) {
    this.deletionPolicy = policy;
    this.deleting = true;
    return this;
  }

  public Given deletedAt(Instant at) {
    this.deletedAt = at;
    return this;
  }

  public Given generation(long generation) {
    this.generation = generation;
    return this;
  }

  public Given now(Instant now) {
    this.now = now;
    return this;
  }

  /** What the poller shows is older than the rest. */
  public Given picturedAt(Instant at) {
    this.picturedAt = at;
    return this;
  }

  public Given access(Access access) {
    this.access = access;
    return this;
  }

  public Given live(Live live) {
    this.live = live;
    return this;
  }

  public Given live(EnvironmentSnapshot snapshot) {
    return live(new Live.Present(snapshot));
  }

  /** Changes one component of the environment that is there. */
  public Given live(String component, Object value) {
    return live(With.component(((Live.Present) live).snapshot(), component, value));
  }

  public Given known(String fact, Object value) {
    return fact(fact, new Fact.Known<>(value));
  }

  public Given unreadable(String fact, Failure failure) {
    return fact(fact, new Fact.Unreadable<>(failure));
  }

  public Given notAsked(String fact) {
    return fact(fact, new Fact.NotAsked<>());
  }

  private Given fact(String name, Fact<?> fact) {
    this.facts = With.component(facts, name, fact);
    return this;
  }

  public Given cluster(ClusterView view) {
    this.cluster = new Fact.Known<>(view);
    return this;
  }

  public Given clusterUnreadable(Failure failure) {
    this.cluster = new Fact.Unreadable<>(failure);
    return this;
  }

  /** A second environment stands beside, as it would stand alone in that other case. */
  public Given beside(Given other) {
    return known("other", new Other(other.live, other.facts));
  }

  /** Makes one fact about the second environment known, if it is there. */
  public Given besides(String fact, Object value) {
    return facts
        .other()
        .known()
        .map(
            other ->
                known(
                    "other",
                    new Other(
                        other.live(),
                        With.component(other.facts(), fact, new Fact.Known<>(value)))))
        .orElse(this);
  }

  /** Changes one component of what the status says about the second environment. */
  public Given second(String component, @Nullable Object value) {
    var second = java.util.Objects.requireNonNull(before.replacement());
    return status(Exchange.with(before, With.component(second, component, value)));
  }

  /** An event of the request r-1, thirty seconds ago. */
  public Given event(String severity, String message) {
    return event(new EventLine(now.minusSeconds(30), severity, message, "r-1", "v-wanted"));
  }

  public Given event(EventLine line) {
    var events = new java.util.ArrayList<>(facts.events().known().orElse(List.of()));
    events.addFirst(line);
    return known("events", List.copyOf(events));
  }

  public Subject subject() {
    return new Subject(
        KEY,
        "uid-1",
        generation,
        NOW.minusSeconds(3600),
        spec,
        before,
        annotations,
        deletionPolicy,
        deleting ? deletedAt : null);
  }

  public Observation observation() {
    var pictured = picturedAt == null ? now : picturedAt;
    return new Observation(subject(), OWNER, now, pictured, access, live, facts, cluster);
  }
}
