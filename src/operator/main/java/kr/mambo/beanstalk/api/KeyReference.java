package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A key of a Secret or ConfigMap in the resource's namespace.
 *
 * @param name the name of the Secret or ConfigMap, in the resource's namespace; 1-253 characters
 * @param key the key to select, 1-253 characters
 * @param optional whether the object or the key may be missing; the variable is then not set.
 *     Default: false
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyReference(
    @Required
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = ValidationRules.OBJECT_NAME,
            message = ValidationRules.OBJECT_NAME_MESSAGE)
        String name,
    @Required
        @Size(min = 1, max = 253)
        @ValidationRule(value = ValidationRules.KEY, message = ValidationRules.KEY_MESSAGE)
        String key,
    @Default("false") Boolean optional) {
  public KeyReference {
    optional = Defaults.or(optional, false);
  }
}
