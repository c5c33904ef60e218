package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNoteTest {
  @Test
  void whatIsWrittenIsReadBackAndFitsIntoADescription() {
    var inputs = "0123456789abcdef".repeat(4);
    var note = VersionNote.of(Renderings.wanted("v", inputs, "key-1", Map.of()).wanted());

    assertThat(note).hasSizeLessThanOrEqualTo(200);
    assertThat(VersionNote.read(note)).contains(new VersionNote(inputs, "key-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "made by hand", "inputs= key=k", "inputs=XYZ key=k"})
  void descriptionsOfOthersSayNothing(String description) {
    assertThat(VersionNote.read(description)).isEmpty();
  }
}
