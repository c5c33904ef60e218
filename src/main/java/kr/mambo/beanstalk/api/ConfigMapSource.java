package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * A ConfigMap as files.
 *
 * @param name of the ConfigMap, in the resource's namespace
 * @param items which keys, and under which paths. Default: every key under its own name
 * @param defaultMode permission bits of the files; decimal in JSON, octal in YAML (0644). Default:
 *     0644
 * @param optional whether the ConfigMap and its keys may be missing. Default: false
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConfigMapSource(
    @Required @Size(min = 1, max = 253) String name,
    @Size(max = 64) List<KeyToPath> items,
    @Default("420") @Min(0) @Max(511) Integer defaultMode,
    @Default("false") Boolean optional) {

  public ConfigMapSource {
    items = Absent.list(items);
    defaultMode = Absent.or(defaultMode, 0644);
    optional = Absent.or(optional, false);
  }
}
