package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.DeletionPolicy;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.KubernetesStatus;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.EnvironmentSnapshot;
import kr.mambo.beanstalk.model.EnvironmentState;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.Lifecycle;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;
import kr.mambo.beanstalk.status.StatusFactory;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;

/**
 * A resource on its way across and back: pass after pass over a fake cluster and a fake
 * environment, on a clock of its own. After every write something that answers has to stand behind
 * the Service.
 */
public final class CutoverSimulation {
  static final String CNAME = String.valueOf(ObservationFixture.READY.cname());
  static final String PODS_HOST = "mambo-py-pods.shop.svc.cluster.local";
  public static final String SPEC_BOTH = "{placement: Both, kubernetes: {soakSeconds: 600}}";
  static final String SPEC_KUBERNETES = "{placement: Kubernetes, kubernetes: {soakSeconds: 600}}";

  private static final DigestKey KEY = new DigestKey(Content.utf8("key"));
  private static final int MAX_PASSES = 60;
  public final FakeCluster cluster = new FakeCluster();
  private final ObservationFixture given;
  private String keyId = "k1";
  private DigestKey key = KEY;
  private long generation = 1;
  private Instant now = ObservationFixture.NOW;
  private boolean blocked;
  private boolean debouncing;
  private Optional<KubernetesDecision> lastDecision = Optional.empty();
  final List<String> decisionLog = new ArrayList<>();
  final List<BeanstalkDecision> beanstalkDecisions = new ArrayList<>();

  private CutoverSimulation(ObservationFixture given) {
    this.given =
        given
            .known("instanceCount", 1)
            .known("cnameAvailable", true)
            .known("instanceProfile", true);
  }

  /** With an environment that runs what is wanted. */
  public static CutoverSimulation withEnvironment() {
    return new CutoverSimulation(ObservationFixture.running());
  }

  /** Without an environment. */
  static CutoverSimulation withoutEnvironment() {
    return new CutoverSimulation(ObservationFixture.prepared());
  }

  public CutoverSimulation spec(String fields) {
    given.spec(fields).generation(++generation);
    return this;
  }

  public ObservationFixture given() {
    return given;
  }

  CutoverSimulation instances(int count) {
    given.known("instanceCount", count);
    return this;
  }

  CutoverSimulation live(EnvironmentSnapshot snapshot) {
    given.environment(snapshot);
    return this;
  }

  CutoverSimulation live(EnvironmentState state) {
    given.environment(state);
    return this;
  }

  CutoverSimulation live(String component, Object value) {
    given.environment(component, value);
    return this;
  }

  CutoverSimulation liveIfPresent(String component, Object value) {
    if (given.observation().environment() instanceof EnvironmentState.Present)
      given.environment(component, value);
    return this;
  }

  CutoverSimulation removeEnvironment() {
    given.environment(new EnvironmentState.Absent());
    return this;
  }

  CutoverSimulation rotateDigestKey() {
    keyId = "k2";
    key = new DigestKey(Content.utf8("other"));
    return this;
  }

  CutoverSimulation blocked() {
    blocked = true;
    return this;
  }

  /** Whether inputs changed a moment ago. */
  CutoverSimulation debouncing(boolean now) {
    debouncing = now;
    return this;
  }

  CutoverSimulation deleting(DeletionPolicy policy) {
    given.deleting(policy);
    return this;
  }

  EbEnvironmentStatus status() {
    return given.resource().previousStatus();
  }

  KubernetesStatus kubernetes() {
    return Optional.ofNullable(status().kubernetes()).orElseThrow();
  }

  /** Status and reason of a condition, or that there is none. */
  String condition(ConditionType type) {
    return status().conditions().stream()
        .filter(c -> c.type().equals(type.name()))
        .map(c -> c.status() + " " + c.reason())
        .findFirst()
        .orElse("none");
  }

  KubernetesDecision decision() {
    return lastDecision.orElseThrow();
  }

  CutoverSimulation advance(Duration time) {
    now = now.plus(time);
    given.now(now);
    return converge();
  }

  /** Passes until nothing is written any more. */
  public CutoverSimulation converge() {
    for (int i = 0; i < MAX_PASSES; i++) if (!runPass(true)) return this;
    throw new AssertionError("It never comes to rest: " + decisionLog);
  }

  /**
   * One pass; whether it changed anything.
   *
   * @param statusWritten whether the operator lives long enough to write the status
   */
  boolean runPass(boolean statusWritten) {
    boolean wasAnswered = isServiceAnswered();
    var observed = given.kubernetes(cluster.state()).observation();
    var beanstalk = new BeanstalkPlanner().plan(observed, RenderingFixtures.rendered(), false);
    var kubernetesPlan =
        new KubernetesPlanner("cluster.local").plan(observed, beanstalk, rendering(), debouncing);
    kubernetesPlan.decision().ifPresent(cluster::apply);
    lastDecision = kubernetesPlan.decision();
    lastDecision.ifPresent(
        d -> this.decisionLog.add(d.getClass().getSimpleName() + ": " + d.message()));
    if (wasAnswered && isWrite(lastDecision) && !isServiceRemovalRequested())
      assertThat(isServiceAnswered()).as(this.decisionLog.toString()).isTrue();
    var plan = beanstalk.withKubernetes(kubernetesPlan);
    beanstalkDecisions.add(plan.decision());
    var outcome = applyBeanstalkDecision(plan);
    if (wasAnswered && outcome instanceof BeanstalkOutcome.Started && !isServiceRemovalRequested())
      assertThat(isServiceAnswered()).as(this.decisionLog.toString()).isTrue();
    var status = StatusFactory.create(observed, plan, outcome);
    boolean changed =
        !status.equals(status())
            || isWrite(lastDecision)
            || outcome instanceof BeanstalkOutcome.Started;
    if (statusWritten) given.status(status);
    return changed;
  }

  /** Whether its user wants the Service gone. */
  private boolean isServiceRemovalRequested() {
    return given.resource().isDeleting() || given.resource().spec().kubernetes() == null;
  }

  private static boolean isWrite(Optional<KubernetesDecision> decision) {
    return decision
        .filter(
            d ->
                d instanceof KubernetesDecision.ApplyManifests
                    || d instanceof KubernetesDecision.SwitchService
                    || d instanceof KubernetesDecision.Prune
                    || d instanceof KubernetesDecision.ReleaseManifests)
        .isPresent();
  }

  /** Whether whoever calls the Service is answered. */
  boolean isServiceAnswered() {
    var host = cluster.serviceHost();
    if (host.isEmpty()) return false;
    if (host.get().equals(PODS_HOST)) return cluster.countReady() > 0;
    return given.observation().environment() instanceof EnvironmentState.Present(var live)
        && live.lifecycle() == Lifecycle.Ready
        && host.get().equals(live.cname());
  }

  private KubernetesRendering rendering() {
    var rendered =
        KubernetesRenderer.render(
            ObservationFixture.KEY, given.resource().spec(), Inputs.NONE, key, keyId);
    return blocked && rendered instanceof KubernetesRendering.Rendered r
        ? new KubernetesRendering.Rendered(
            r.workload(),
            r.inputs(),
            r.keyId(),
            new Migration(
                List.of(new Migration.Finding("spec.volumes[a].hostPath", "no.", "do.")),
                List.of()))
        : rendered;
  }

  private BeanstalkOutcome applyBeanstalkDecision(Plan plan) {
    var decision = plan.decision();
    if (decision instanceof BeanstalkDecision.Terminate) {
      assertThat(cluster.serviceHost()).isNotEqualTo(Optional.of(CNAME));
      given.environment(new EnvironmentState.Absent());
      return new BeanstalkOutcome.Started(
          new EbEnvironmentStatus.Operation("Terminate", null, "r-1", now, generation, null));
    }
    if (decision instanceof BeanstalkDecision.CreateEnvironment) {
      given
          .environment(ObservationFixture.READY)
          .known("settings", new LiveSettings(new TreeMap<>(), false));
      return new BeanstalkOutcome.Started(
          new EbEnvironmentStatus.Operation("Create", "v-wanted", "r-1", now, generation, null));
    }
    return new BeanstalkOutcome.NotExecuted();
  }
}
