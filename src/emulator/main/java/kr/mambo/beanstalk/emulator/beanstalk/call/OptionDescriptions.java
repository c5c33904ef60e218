package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.math.BigDecimal;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionSpec;
import kr.mambo.beanstalk.emulator.beanstalk.options.Shape;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionDescription;

/** A row of the catalogue as DescribeConfigurationOptions shows it. */
final class OptionDescriptions {
  private OptionDescriptions() {}

  static ConfigurationOptionDescription of(OptionSpec spec, Shape shape) {
    var description =
        ConfigurationOptionDescription.builder()
            .namespace(spec.namespace())
            .name(spec.option())
            .defaultValue(spec.defaultFor(shape))
            .changeSeverity(spec.severity())
            .userDefined(false)
            .valueType(spec.valueType())
            .minValue(whole(spec.min()))
            .maxValue(whole(spec.max()))
            .maxLength(spec.maxLength());
    if (!spec.allowed().isEmpty()) description.valueOptions(spec.allowed());
    var regex = spec.regex();
    if (regex != null) description.regex(r -> r.pattern(regex.pattern()).label(spec.option()));
    return description.build();
  }

  private static @Nullable Integer whole(@Nullable BigDecimal number) {
    return number == null ? null : number.intValue();
  }
}
