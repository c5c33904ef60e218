package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * A command that runs in the container.
 *
 * @param command program and arguments, 1-64 strings; not run in a shell
 */
public record ExecAction(
    @Required @Size(min = 1, max = 64) List<@Size(max = 4096) String> command) {
  public ExecAction {
    command = Defaults.list(command);
  }
}
