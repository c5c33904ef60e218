package kr.mambo.beanstalk.plan.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.plan.BeanstalkPlanner;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address that somebody moved is told, and never moved back on a guess. */
class CnameDriftTest {
  @ParameterizedTest
  @CsvSource({
    "mambo-py, mambo-py.ap-northeast-2.elasticbeanstalk.com, false",
    "mambo-py, Mambo-py.ap-northeast-2.elasticbeanstalk.com, false",
    "mambo, mambo-py.ap-northeast-2.elasticbeanstalk.com, true",
    "mambo-py, '', false",
    "null, other.ap-northeast-2.elasticbeanstalk.com, false"
  })
  void anotherAddressIsDrift(String prefix, String cname, boolean drifts) {
    var given =
        ObservationFixture.running().spec("cnamePrefix: " + prefix).environment("cname", cname);

    var plan =
        new BeanstalkPlanner().plan(given.observation(), RenderingFixtures.rendered(), false);

    assertThat(plan.drift().orElseThrow().contains(new Drift("CNAME", prefix, cname)))
        .isEqualTo(drifts);
    assertThat(plan.decision()).isInstanceOf(BeanstalkDecision.Nothing.class);
  }
}
