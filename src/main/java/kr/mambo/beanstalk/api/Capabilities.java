package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * Linux capabilities, without the `CAP_` in front.
 *
 * @param add for example NET_BIND_SERVICE
 * @param drop for example ALL
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Capabilities(
    @Size(max = 64) List<@Size(max = 63) @Pattern("^[A-Z][A-Z0-9_]*$") String> add,
    @Size(max = 64) List<@Size(max = 63) @Pattern("^[A-Z][A-Z0-9_]*$") String> drop) {
  public Capabilities {
    add = Absent.list(add);
    drop = Absent.list(drop);
  }
}
