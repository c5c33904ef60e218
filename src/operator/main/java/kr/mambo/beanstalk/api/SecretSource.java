package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * A Secret projected as files.
 *
 * @param secretName the Secret's name, in the resource's namespace; 1-253 characters
 * @param items which keys to project and to which paths; at most 64. Default: every key, in a file
 *     of the same name
 * @param defaultMode permission bits of the files, 0-511: decimal in JSON, octal in YAML (0400).
 *     Default: 420, which is 0644
 * @param optional whether the Secret or its keys may be missing; their files are then omitted.
 *     Default: false
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretSource(
    @Required
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = ValidationRules.OBJECT_NAME,
            message = ValidationRules.OBJECT_NAME_MESSAGE)
        String secretName,
    @Size(max = 64) List<KeyToPath> items,
    @Default("420") @Min(0) @Max(511) Integer defaultMode,
    @Default("false") Boolean optional) {

  public SecretSource {
    items = Defaults.list(items);
    defaultMode = Defaults.or(defaultMode, 0644);
    optional = Defaults.or(optional, false);
  }
}
