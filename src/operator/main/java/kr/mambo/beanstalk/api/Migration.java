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
public record Migration(List<Obstacle> blockers, List<Obstacle> warnings) {
  public Migration {
    blockers = Absent.list(blockers);
    warnings = Absent.list(warnings);
  }

  /**
   * One thing in the way.
   *
   * @param field the field of the spec
   * @param what what is in the way
   * @param remedy what to do about it
   */
  public record Obstacle(@Required String field, @Required String what, @Required String remedy) {}
}
