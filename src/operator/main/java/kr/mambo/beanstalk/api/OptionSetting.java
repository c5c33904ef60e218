package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A Beanstalk configuration option that has no field of its own in the spec. An option that another
 * field sets is rejected unless both have the same value.
 *
 * @param namespace the option's namespace, 1-200 characters, for example
 *     `aws:elasticbeanstalk:cloudwatch:logs`
 * @param name the option's name, 1-256 characters, for example StreamLogs
 * @param resource the resource name that a few options require, for example the name of a scheduled
 *     action; at most 256 characters. Default: none
 * @param value the value as a string, in the form that Beanstalk documents; at most 32,768
 *     characters. Properties in `aws:elasticbeanstalk:application:environment` are set in every
 *     container, and everyone who can read the environment's settings can read them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptionSetting(
    @Required
        @Size(min = 1, max = 200)
        @ValidationRule(
            value = "self.startsWith('aws:')",
            message =
                "namespace must start with aws:, for example aws:elasticbeanstalk:cloudwatch:logs")
        String namespace,
    @Required @Size(min = 1, max = 256) String name,
    @Size(max = 256) String resource,
    @Required @Size(max = 32768) String value) {
  public OptionSetting {
    resource = Defaults.or(resource, "");
  }
}
