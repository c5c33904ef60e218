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
import kr.mambo.beanstalk.api.Kubernetes;
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
public final class Walk {
  static final String CNAME = String.valueOf(ObservationFixture.READY.cname());
  static final String PODS = "mambo-py-pods.shop.svc.cluster.local";
  public static final String BOTH = "{placement: Both, kubernetes: {soakSeconds: 600}}";
  static final String ACROSS = "{placement: Kubernetes, kubernetes: {soakSeconds: 600}}";

  private static final DigestKey KEY = new DigestKey(Content.utf8("key"));
  private static final int MOST = 60;
  public final FakeCluster cluster = new FakeCluster();
  private final ObservationFixture given;
  private String keyId = "k1";
  private DigestKey key = KEY;
  private long generation = 1;
  private Instant now = ObservationFixture.NOW;
  private boolean blocked;
  private boolean settling;
  private Optional<KubernetesDecision> last = Optional.empty();
  final List<String> told = new ArrayList<>();
  final List<BeanstalkDecision> decided = new ArrayList<>();

  private Walk(ObservationFixture given) {
    this.given =
        given
            .known("instanceCount", 1)
            .known("cnameAvailable", true)
            .known("instanceProfile", true);
  }

  /** With an environment that runs what is wanted. */
  public static Walk beside() {
    return new Walk(ObservationFixture.running());
  }

  /** Without an environment. */
  static Walk alone() {
    return new Walk(ObservationFixture.prepared());
  }

  public Walk spec(String fields) {
    given.spec(fields).generation(++generation);
    return this;
  }

  public ObservationFixture given() {
    return given;
  }

  Walk instances(int count) {
    given.known("instanceCount", count);
    return this;
  }

  Walk live(EnvironmentSnapshot snapshot) {
    given.environment(snapshot);
    return this;
  }

  Walk live(EnvironmentState found) {
    given.environment(found);
    return this;
  }

  Walk live(String component, Object value) {
    given.environment(component, value);
    return this;
  }

  Walk ifThere(String component, Object value) {
    if (given.observation().environment() instanceof EnvironmentState.Present)
      given.environment(component, value);
    return this;
  }

  Walk gone() {
    given.environment(new EnvironmentState.Absent());
    return this;
  }

  Walk newKey() {
    keyId = "k2";
    key = new DigestKey(Content.utf8("other"));
    return this;
  }

  Walk blocked() {
    blocked = true;
    return this;
  }

  /** Whether inputs changed a moment ago. */
  Walk settling(boolean now) {
    settling = now;
    return this;
  }

  Walk deleting(DeletionPolicy policy) {
    given.deleting(policy);
    return this;
  }

  EbEnvironmentStatus status() {
    return given.resource().previousStatus();
  }

  Kubernetes kubernetes() {
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
    return last.orElseThrow();
  }

  Walk after(Duration time) {
    now = now.plus(time);
    given.now(now);
    return settle();
  }

  /** Passes until nothing is written any more. */
  public Walk settle() {
    for (int i = 0; i < MOST; i++) if (!pass(true)) return this;
    throw new AssertionError("It never comes to rest: " + told);
  }

  /**
   * One pass; whether it changed anything.
   *
   * @param told whether the operator lives long enough to write the status
   */
  boolean pass(boolean told) {
    boolean answered = answers();
    var observed = given.kubernetes(cluster.view()).observation();
    var beanstalk = new BeanstalkPlanner().plan(observed, Renderings.wanted(), false);
    var planned =
        new KubernetesPlanner("cluster.local").plan(observed, beanstalk, rendering(), settling);
    planned.decision().ifPresent(cluster::apply);
    last = planned.decision();
    last.ifPresent(d -> this.told.add(d.getClass().getSimpleName() + ": " + d.message()));
    if (answered && writes(last) && !mayGo())
      assertThat(answers()).as(this.told.toString()).isTrue();
    var plan = beanstalk.withKubernetes(planned);
    decided.add(plan.decision());
    var outcome = act(plan);
    if (answered && outcome instanceof BeanstalkOutcome.Started && !mayGo())
      assertThat(answers()).as(this.told.toString()).isTrue();
    var status = StatusFactory.of(observed, plan, outcome);
    boolean changed =
        !status.equals(status()) || writes(last) || outcome instanceof BeanstalkOutcome.Started;
    if (told) given.status(status);
    return changed;
  }

  /** Whether its user wants the Service gone. */
  private boolean mayGo() {
    return given.resource().isDeleting() || given.resource().spec().kubernetes() == null;
  }

  private static boolean writes(Optional<KubernetesDecision> decision) {
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
  boolean answers() {
    var host = cluster.host();
    if (host.isEmpty()) return false;
    if (host.get().equals(PODS)) return cluster.ready() > 0;
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
                List.of(new Migration.Obstacle("spec.volumes[a].hostPath", "no.", "do.")),
                List.of()))
        : rendered;
  }

  private BeanstalkOutcome act(Plan plan) {
    var decision = plan.decision();
    if (decision instanceof BeanstalkDecision.Terminate) {
      assertThat(cluster.host()).isNotEqualTo(Optional.of(CNAME));
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
