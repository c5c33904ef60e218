package kr.mambo.beanstalk.plan.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Drift;
import kr.mambo.beanstalk.model.LiveSettings;
import kr.mambo.beanstalk.model.OptionKey;
import org.junit.jupiter.api.Test;

class OptionDiffTest {
  private static final OptionKey MIN = OptionKey.of("aws:autoscaling:asg", "MinSize");
  private static final OptionKey MAX = OptionKey.of("aws:autoscaling:asg", "MaxSize");
  private static final OptionKey PROPERTY =
      OptionKey.of("aws:elasticbeanstalk:application:environment", "TOKEN");

  private static OptionDiff diff(
      Map<OptionKey, String> wanted, List<OptionKey> owned, Map<OptionKey, String> live) {
    return OptionDiff.between(
        new TreeMap<>(wanted),
        owned.stream().map(OptionKey::text).toList(),
        new LiveSettings(live, false));
  }

  @Test
  void whatIsEqualIsNoDifference() {
    var diff = diff(Map.of(MIN, "1"), List.of(MIN), Map.of(MIN, "1"));

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.drift()).isEmpty();
  }

  @Test
  void whatDiffersIsSetAndNamedWithBothValues() {
    var diff = diff(Map.of(MIN, "1", MAX, "4"), List.of(), Map.of(MIN, "2"));

    assertThat(diff.set()).isEqualTo(Map.of(MIN, "1", MAX, "4"));
    assertThat(diff.drift())
        .containsExactly(
            new Drift("aws:autoscaling:asg:MaxSize", "4", null),
            new Drift("aws:autoscaling:asg:MinSize", "1", "2"));
  }

  @Test
  void whatWasOursAndLeftTheSpecIsRemoved() {
    var diff = diff(Map.of(), List.of(MIN, MAX), Map.of(MIN, "2"));

    assertThat(diff.remove()).containsExactly(MIN);
    assertThat(diff.isEmpty()).isFalse();
    assertThat(diff.drift()).extracting(Drift::what).containsExactly("aws:autoscaling:asg:MinSize");
  }

  @Test
  void whatOthersSetIsLeftAlone() {
    assertThat(diff(Map.of(MIN, "1"), List.of(MIN), Map.of(MIN, "1", MAX, "9")).isEmpty()).isTrue();
  }

  @Test
  void aPropertysValueIsNeverShown() {
    var diff = diff(Map.of(PROPERTY, "secret"), List.of(), Map.of(PROPERTY, "older secret"));

    assertThat(diff.set()).containsEntry(PROPERTY, "secret");
    assertThat(diff.drift().toString()).contains("TOKEN").doesNotContain("secret");
  }

  @Test
  void namesAreReadBackInBeanstalksOwnCase() {
    var small = OptionKey.of("AWS:autoscaling:asg", "minsize");

    assertThat(diff(Map.of(small, "1"), List.of(small), Map.of(MIN, "1")).isEmpty()).isTrue();
    assertThat(diff(Map.of(MIN, "1"), List.of(small), Map.of(MIN, "1")).remove()).isEmpty();
  }

  @Test
  void aResourceNameCountsOnlyWhereThereAreSeveral() {
    var named = new OptionKey("aws:autoscaling:asg", "MinSize", "AWSEBAutoScalingGroup");
    var night = new OptionKey("aws:autoscaling:scheduledaction", "MinSize", "night");
    var day = new OptionKey("aws:autoscaling:scheduledaction", "MinSize", "day");

    assertThat(diff(Map.of(named, "1"), List.of(), Map.of(MIN, "1")).isEmpty()).isTrue();
    assertThat(diff(Map.of(night, "1"), List.of(), Map.of(day, "1")).set()).containsKey(night);
  }

  @Test
  void aClassicListenerWithoutAPortIsThatOfPort80() {
    var written = OptionKey.of("aws:elb:listener", "InstancePort");
    var read = OptionKey.of("aws:elb:listener:80", "InstancePort");

    assertThat(diff(Map.of(written, "80"), List.of(), Map.of(read, "80")).isEmpty()).isTrue();
  }
}
