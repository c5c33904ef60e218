package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.YamlFixtures;
import org.junit.jupiter.api.Test;

/** Drift is told when it is found and when it is gone, and not in between. */
class DriftEventsTest {
  private static final EbEnvironmentStatus SAME = status("True", "InSync", "");
  private static final EbEnvironmentStatus TAGS = status("False", "Drifted", "{what: 'Tags:a'}");
  private static final EbEnvironmentStatus MORE =
      status("False", "Drifted", "{what: 'Tags:a'}, {what: Version}");

  private static EbEnvironmentStatus status(String status, String reason, String drift) {
    return YamlFixtures.status(
        """
        conditions: [{type: InSync, status: '%s', reason: %s, message: Different, lastTransitionTime: '2026-03-01T00:00:00Z'}]
        drift: [%s]
        """
            .formatted(status, reason, drift));
  }

  @Test
  void itIsToldWhenItIsFoundAndWhenMoreIs() {
    assertThat(DriftEvents.forTransition(SAME, TAGS))
        .contains(new PlannedChangeEvent(Reason.Drifted, "Different"));
    assertThat(DriftEvents.forTransition(TAGS, MORE))
        .contains(new PlannedChangeEvent(Reason.Drifted, "Different"));
    assertThat(DriftEvents.forTransition(TAGS, TAGS)).isEmpty();
    assertThat(DriftEvents.forTransition(MORE, TAGS)).isEmpty();
  }

  @Test
  void itIsToldWhenItIsGone() {
    assertThat(DriftEvents.forTransition(MORE, SAME))
        .hasValueSatisfying(
            n -> {
              assertThat(n.reason()).isEqualTo(Reason.InSync);
              assertThat(n.message()).contains("Tags:a, Version");
            });
    assertThat(DriftEvents.forTransition(SAME, SAME)).isEmpty();
  }

  @Test
  void whatTheSpecChangedIsNoDrift() {
    var pending = status("False", "ChangesPending", "{what: 'Tags:a'}");

    assertThat(DriftEvents.forTransition(SAME, pending)).isEmpty();
    assertThat(DriftEvents.forTransition(pending, SAME)).isEmpty();
    assertThat(DriftEvents.forTransition(EbEnvironmentStatus.NONE, SAME)).isEmpty();
  }
}
