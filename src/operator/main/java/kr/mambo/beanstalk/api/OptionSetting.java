package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A configuration option of Beanstalk that has no field of its own here. One that a typed field
 * already sets is refused unless both say the same.
 *
 * @param namespace the option's namespace, 1-200 characters, for example
 *     `aws:elasticbeanstalk:cloudwatch:logs`
 * @param name the option's name, 1-256 characters, for example StreamLogs
 * @param resource the resource name that a few options need, for example of a scheduled action; at
 *     most 256 characters. Default: none
 * @param value the value as text, as Beanstalk's documentation writes it; at most 32,768
 *     characters. Properties in `aws:elasticbeanstalk:application:environment` reach every
 *     container, and everybody who may read the settings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptionSetting(
    @Required
        @Size(min = 1, max = 200)
        @ValidationRule(
            value = "self.startsWith('aws:')",
            message =
                "namespace is one of Beanstalk's, for example aws:elasticbeanstalk:cloudwatch:logs")
        String namespace,
    @Required @Size(min = 1, max = 256) String name,
    @Size(max = 256) String resource,
    @Required @Size(max = 32768) String value) {
  public OptionSetting {
    resource = Defaults.or(resource, "");
  }
}
