package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.api.EbAccountSpec.Limits;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.Plan;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.plan.BeanstalkPlanner;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;

/** No more deployments at a time than the account allows, whoever began them. */
class DeploymentGateTest {
  private static final Access GRANTED =
      new Access.Granted(Scope.ownIdentity("ap-northeast-2"), new Limits(1, 1));

  private static final Observation OBSERVED = ObservationFixture.prepared().observation();
  private static final Plan CREATE =
      new BeanstalkPlanner().plan(OBSERVED, RenderingFixtures.rendered(), false);

  @Test
  void whatAnotherProcessBeganCountsBeforeItsFirstPass() {
    var gate = new DeploymentGate(() -> List.of(deploying("Deploy")), (namespace, spec) -> GRANTED);

    var plan = gate.admit(CREATE, GRANTED, OBSERVED);

    assertThat(plan.decision()).isInstanceOf(BeanstalkDecision.Wait.class);
  }

  @Test
  void thePlaceIsFreeAsSoonAsTheEndIsSeen() {
    var going = deploying("Deploy");
    var other = new ResourceKey("elsewhere", "other");
    var gate = new DeploymentGate(() -> List.of(going), (namespace, spec) -> GRANTED);
    assertThat(gate.admit(CREATE, GRANTED, OBSERVED)).isNotEqualTo(CREATE);

    gate.releaseIfFinished(other, Objects.requireNonNull(going.getStatus()));
    assertThat(gate.admit(CREATE, GRANTED, OBSERVED)).isNotEqualTo(CREATE);

    gate.releaseIfFinished(other, EbEnvironmentStatus.NONE);
    assertThat(gate.admit(CREATE, GRANTED, OBSERVED)).isEqualTo(CREATE);
  }

  @Test
  void whatIsNoDeploymentTakesNoPlace() {
    var gate =
        new DeploymentGate(() -> List.of(deploying("UpdateTags")), (namespace, spec) -> GRANTED);

    var plan = gate.admit(CREATE, GRANTED, OBSERVED);

    assertThat(plan).isEqualTo(CREATE);
  }

  private static EbEnvironment deploying(String kind) {
    return Serialization.unmarshal(
        """
        metadata: {name: other, namespace: elsewhere}
        spec: {application: shop, region: ap-northeast-2, containers: []}
        status:
          operation: {kind: %s, startedAt: '2026-03-01T00:00:00Z', generation: 1}
        """
            .formatted(kind),
        EbEnvironment.class);
  }
}
