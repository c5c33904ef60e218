package kr.mambo.beanstalk.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Beanstalk says to options before they are set.
 *
 * @param errors why it would refuse them, in its own words
 * @param warnings what it remarks, likewise
 * @param replacingInstances those whose change replaces instances (ChangeSeverity
 *     RestartEnvironment)
 */
public record OptionValidation(
    List<String> errors, List<String> warnings, SortedSet<OptionKey> replacingInstances) {
  public OptionValidation {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
    replacingInstances = new TreeSet<>(replacingInstances);
  }
}
