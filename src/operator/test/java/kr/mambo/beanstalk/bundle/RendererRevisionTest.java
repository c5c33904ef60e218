package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RendererRevisionTest {
  @BeforeAll
  static void update() throws IOException {
    if (Boolean.getBoolean("golden.update")) RevisionRecord.update();
  }

  /** What lies under a label is never overwritten, so other bytes need another label. */
  @Test
  void aChangedRenderingHasANewRevision() throws IOException {
    assertThat(
            valuesByCase(RevisionRecord.computeCurrent(), it -> it.revision() + " " + it.output()))
        .as("raise RendererRevision.CURRENT, then run with -Dgolden.update=true")
        .isEqualTo(
            valuesByCase(RevisionRecord.readRecorded(), it -> it.revision() + " " + it.output()));
  }

  /** Other inputs would deploy every environment anew when the operator is updated. */
  @Test
  void aNewReleaseOfTheOperatorChangesNoInputs() throws IOException {
    assertThat(valuesByCase(RevisionRecord.computeCurrent(), RevisionRecord::inputs))
        .as("what is digested must stay: a new member is written only where it is used")
        .isEqualTo(valuesByCase(RevisionRecord.readRecorded(), RevisionRecord::inputs));
  }

  private static Map<String, String> valuesByCase(
      Map<String, RevisionRecord> records, Function<RevisionRecord, String> member) {
    var each = new TreeMap<String, String>();
    records.forEach((name, record) -> each.put(name, member.apply(record)));
    return each;
  }
}
