package kr.mambo.beanstalk.status;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.model.PlannedChangeEvent;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.YamlFixtures;
import org.junit.jupiter.api.Test;

/** Drift is told when it is found and when it is gone, and not in between. */
class DriftingTest {
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
    assertThat(Drifting.between(SAME, TAGS))
        .contains(new PlannedChangeEvent(Reason.Drifted, "Different"));
    assertThat(Drifting.between(TAGS, MORE))
        .contains(new PlannedChangeEvent(Reason.Drifted, "Different"));
    assertThat(Drifting.between(TAGS, TAGS)).isEmpty();
    assertThat(Drifting.between(MORE, TAGS)).isEmpty();
  }

  @Test
  void itIsToldWhenItIsGone() {
    assertThat(Drifting.between(MORE, SAME))
        .hasValueSatisfying(
            n -> {
              assertThat(n.reason()).isEqualTo(Reason.InSync);
              assertThat(n.message()).contains("Tags:a, Version");
            });
    assertThat(Drifting.between(SAME, SAME)).isEmpty();
  }

  @Test
  void whatTheSpecChangedIsNoDrift() {
    var pending = status("False", "ChangesPending", "{what: 'Tags:a'}");

    assertThat(Drifting.between(SAME, pending)).isEmpty();
    assertThat(Drifting.between(pending, SAME)).isEmpty();
    assertThat(Drifting.between(EbEnvironmentStatus.NONE, SAME)).isEmpty();
  }
}
