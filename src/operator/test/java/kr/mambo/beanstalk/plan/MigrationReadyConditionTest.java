package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.api.Migration.Finding;
import kr.mambo.beanstalk.bundle.BundleTargetBuilder;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.model.BeanstalkOutcome;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Records;
import kr.mambo.beanstalk.model.YamlFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.status.StatusFactory;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;

/** Whether the same workload would run on Kubernetes, said in every placement. */
class MigrationReadyConditionTest {
  private static final Finding HOST_PATH =
      new Finding("spec.volumes[a].hostPath", "The path is not there.", "Bring the files.");
  private static final DigestKey KEY = new DigestKey(Content.utf8("key"));
  private static final Finding LOGS =
      new Finding("spec.containers[a].logs", "Logs go with the pod.", "Use standard output.");

  @Test
  void nothingInTheWayIsReadyAndLeavesNoList() {
    var status = status(ObservationFixture.running().observation(), RenderingFixtures.rendered());

    assertThat(condition(status).status()).isEqualTo(ConditionStatus.True);
    assertThat(condition(status).reason()).isEqualTo("NoBlockers");
    assertThat(status.migration()).isNull();
  }

  @Test
  void warningsAreListedAndRefuseNothing() {
    var migration = new Migration(List.of(), List.of(LOGS));
    var status = status(ObservationFixture.running().observation(), wanted(migration));

    assertThat(condition(status).status()).isEqualTo(ConditionStatus.True);
    assertThat(status.migration()).isEqualTo(migration);
  }

  @Test
  void blockersAreNamed() {
    var migration = new Migration(List.of(HOST_PATH), List.of(LOGS));
    var status = status(ObservationFixture.running().observation(), wanted(migration));

    assertThat(condition(status).status()).isEqualTo(ConditionStatus.False);
    assertThat(condition(status).reason()).isEqualTo("Blocked");
    assertThat(condition(status).message())
        .isEqualTo(
            "spec.volumes[a].hostPath: The path is not there. See status.migration.blockers for remedies.");
    assertThat(status.migration()).isEqualTo(migration);
  }

  @Test
  void manyBlockersAreCounted() {
    var many =
        IntStream.range(0, 13).mapToObj(i -> new Finding("f" + i, "in the way.", "do.")).toList();
    var message =
        condition(
                status(
                    ObservationFixture.running().observation(),
                    wanted(new Migration(many, List.of()))))
            .message();
    assertThat(message).contains("f9: in the way. And 3 more. See status").doesNotContain("f10");
  }

  @Test
  void aSecondPassChangesNothing() {
    var observed = ObservationFixture.running().observation();
    var rendering = wanted(new Migration(List.of(HOST_PATH), List.of(LOGS)));
    var first = status(observed, rendering);
    var again =
        Records.with(
            observed, "resource", Records.with(observed.resource(), "previousStatus", first));

    assertThat(status(again, rendering)).isEqualTo(first);
  }

  @Test
  void whatCannotBeRenderedIsNotJudged() {
    var observed = ObservationFixture.running().observation();
    var known = status(observed, wanted(new Migration(List.of(HOST_PATH), List.of())));
    var again =
        Records.with(
            observed, "resource", Records.with(observed.resource(), "previousStatus", known));
    var refused = RenderingFixtures.refused(Problem.missing("spec.volumes[a]", "gone"));

    assertThat(status(again, refused).migration()).isEqualTo(known.migration());
    assertThat(condition(status(again, refused))).isEqualTo(condition(known));
    assertThat(find(status(observed, refused))).isEmpty();
  }

  @Test
  void aSpecIsJudgedByItsOwnObstacles() {
    var options = "options: [{namespace: 'aws:rds:dbinstance', name: DBEngine, value: mysql}]";
    var target =
        BundleTargetBuilder.builder()
            .namespace("shop")
            .name("mambo-py")
            .environmentName("mambo-py")
            .region("ap-northeast-2")
            .bucket("mambo-cert")
            .prefix("r")
            .instanceRole("role")
            .digestKey(KEY)
            .build();
    var rendering = BeanstalkRenderer.render(YamlFixtures.spec(options), Inputs.NONE, target, "k1");

    assertThat(rendering).isInstanceOf(BeanstalkRendering.Rendered.class);
    assertThat(((BeanstalkRendering.Rendered) rendering).wanted().migration().blockers())
        .extracting(Finding::field)
        .containsExactly("spec.options[aws:rds:dbinstance, DBEngine]");
  }

  private static BeanstalkRendering wanted(Migration migration) {
    var rendered = RenderingFixtures.rendered();
    return Records.with(
        rendered, "wanted", Records.with(rendered.wanted(), "migration", migration));
  }

  private static EbEnvironmentStatus status(Observation observed, BeanstalkRendering rendering) {
    var plan = new BeanstalkPlanner().plan(observed, rendering, false);
    return StatusFactory.create(observed, plan, new BeanstalkOutcome.NotExecuted());
  }

  private static Condition condition(EbEnvironmentStatus status) {
    return find(status).orElseThrow();
  }

  private static Optional<Condition> find(EbEnvironmentStatus status) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(ConditionType.MigrationReady.name()))
        .findFirst();
  }
}
