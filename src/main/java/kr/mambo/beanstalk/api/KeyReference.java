package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * One key of a Secret or ConfigMap of the resource's own namespace.
 *
 * @param name of the Secret or ConfigMap
 * @param key inside it
 * @param optional whether it may be missing. Default: false
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyReference(
    @Required @Size(min = 1, max = 253) String name,
    @Required @Size(min = 1, max = 253) @Pattern("^[-._a-zA-Z0-9]+$") String key,
    @Default("false") Boolean optional) {
  public KeyReference {
    optional = Absent.or(optional, false);
  }
}
