package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;

/**
 * Blockers and warnings of running the workload on Kubernetes.
 *
 * @param blockers findings that block a cutover
 * @param warnings findings that do not block a cutover
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Migration(List<Finding> blockers, List<Finding> warnings) {
  public Migration {
    blockers = Defaults.list(blockers);
    warnings = Defaults.list(warnings);
  }

  /**
   * A blocker or warning.
   *
   * @param field the field of the spec that it concerns
   * @param what what is different or would not work on Kubernetes
   * @param remedy how to resolve it
   */
  public record Finding(@Required String field, @Required String what, @Required String remedy) {}
}
