package kr.mambo.beanstalk.plan.lifecycle;

import static kr.mambo.beanstalk.plan.BeanstalkPlannerFixture.assertDecision;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.BeanstalkDecision;
import kr.mambo.beanstalk.model.Fact;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database goes with its environment only where its own policy says so: then neither goes. */
class CoupledDatabaseTest {
  private static Fact<LiveSettings> live(@Nullable String coupled, @Nullable String policy) {
    Map<OptionKey, String> options = new TreeMap<>();
    if (coupled != null)
      options.put(OptionKey.of("aws:rds:dbinstance", "HasCoupledDatabase"), coupled);
    if (policy != null) options.put(OptionKey.of("aws:rds:dbinstance", "DBDeletionPolicy"), policy);
    return new Fact.Known<>(new LiveSettings(options, false));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, false",
        "false, Delete, false",
        "true, -, true",
        "true, Delete, true",
        "True, delete, true",
        "true, Something, true",
        "true, Retain, false",
        "true, retain, false",
        "true, Snapshot, false"
      })
  void itIsInTheWayUnlessItIsKept(
      @Nullable String coupled, @Nullable String policy, boolean inTheWay) {
    var found = CoupledDatabase.findTerminationBlocker(live(coupled, policy));

    assertThat(found.isPresent()).isEqualTo(inTheWay);
    found.ifPresent(
        d ->
            assertDecision(
                d,
                BeanstalkDecision.Refuse.class,
                Reason.DatabaseWouldBeDeleted,
                "Retain or Snapshot in Beanstalk"));
  }

  @Test
  void whatCouldNotBeReadIsInTheWay() {
    assertThat(CoupledDatabase.findTerminationBlocker(new Fact.NotRead<>()))
        .containsInstanceOf(BeanstalkDecision.Wait.class);
    assertThat(
            CoupledDatabase.findTerminationBlocker(new Fact.Unreadable<>(new Failure.Denied("no"))))
        .hasValueSatisfying(
            d -> assertDecision(d, BeanstalkDecision.Refuse.class, Reason.AccessDenied));
  }
}
