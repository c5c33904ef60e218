package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.math.BigDecimal;
import kr.mambo.beanstalk.emulator.beanstalk.options.EnvironmentTopology;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionSpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionDescription;

/** A row of the catalogue as DescribeConfigurationOptions shows it. */
final class OptionDescriptions {
  private OptionDescriptions() {}

  static ConfigurationOptionDescription describe(OptionSpec spec, EnvironmentTopology topology) {
    var description =
        ConfigurationOptionDescription.builder()
            .namespace(spec.namespace())
            .name(spec.option())
            .defaultValue(spec.defaultFor(topology))
            .changeSeverity(spec.changeSeverity())
            .userDefined(false)
            .valueType(spec.valueType())
            .minValue(toInteger(spec.min()))
            .maxValue(toInteger(spec.max()))
            .maxLength(spec.maxLength());
    if (!spec.allowed().isEmpty()) description.valueOptions(spec.allowed());
    var regex = spec.regex();
    if (regex != null) description.regex(r -> r.pattern(regex.pattern()).label(spec.option()));
    return description.build();
  }

  private static @Nullable Integer toInteger(@Nullable BigDecimal number) {
    return number == null ? null : number.intValue();
  }
}
