package kr.mambo.beanstalk.plan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionDescriptionTest {
  @Test
  void whatIsWrittenIsReadBackAndFitsIntoADescription() {
    var inputs = "0123456789abcdef".repeat(4);
    var note =
        VersionDescription.render(
            RenderingFixtures.rendered("v", inputs, "key-1", Map.of()).wanted());

    assertThat(note).hasSizeLessThanOrEqualTo(200);
    assertThat(VersionDescription.parse(note)).contains(new VersionDescription(inputs, "key-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "made by hand", "inputs= key=k", "inputs=XYZ key=k"})
  void descriptionsOfOthersSayNothing(String description) {
    assertThat(VersionDescription.parse(description)).isEmpty();
  }
}
