package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;

/**
 * What is in the way of running on Kubernetes.
 *
 * @param blockers obstacles that refuse a cutover
 * @param warnings obstacles that do not refuse it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Migration(List<Finding> blockers, List<Finding> warnings) {
  public Migration {
    blockers = Defaults.list(blockers);
    warnings = Defaults.list(warnings);
  }

  /**
   * One thing in the way.
   *
   * @param field the field of the spec
   * @param what what is in the way
   * @param remedy what to do about it
   */
  public record Finding(@Required String field, @Required String what, @Required String remedy) {}
}
