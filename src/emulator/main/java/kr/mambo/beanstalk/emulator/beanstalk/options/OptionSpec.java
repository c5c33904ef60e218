package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the catalogue.
 *
 * @param option {@code *} where the name is the user's own
 * @param defaultValue null when the option has none
 * @param allowed empty when any value may be tried
 * @param changeSeverity {@code NoInterruption}, {@code RestartApplicationServer}, {@code
 *     RestartEnvironment} or {@code Unknown}
 * @param environmentKinds the kinds of environment that have the option
 * @param resource the name that settings are read back with, empty for none
 * @param unsetListing how an option is listed that nobody set
 * @param singleDefault the default of a single-instance environment where it differs
 * @param networkDefault the default behind a network load balancer where it differs
 */
public record OptionSpec(
    String namespace,
    String option,
    @Nullable String defaultValue,
    String valueType,
    List<String> allowed,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable Integer maxLength,
    @Nullable Pattern regex,
    String changeSeverity,
    Set<String> environmentKinds,
    String resource,
    UnsetListing unsetListing,
    @Nullable String singleDefault,
    @Nullable String networkDefault) {

  /** How an option is listed that nobody set. */
  public enum UnsetListing {
    /** With its default. */
    VALUE,
    /** Without a value. */
    NULL,
    /** Not at all. */
    ABSENT
  }

  static OptionSpec parse(List<String> row) {
    return new OptionSpec(
        row.get(0),
        row.get(1),
        cellValue(row.get(2)),
        row.get(3),
        row.get(4).equals("-") ? List.of() : Arrays.asList(row.get(4).split("\\|")),
        row.get(5).equals("-") ? null : new BigDecimal(row.get(5)),
        row.get(6).equals("-") ? null : new BigDecimal(row.get(6)),
        row.get(7).equals("-") ? null : Integer.valueOf(row.get(7)),
        row.get(8).equals("-") ? null : Pattern.compile(row.get(8)),
        row.get(9),
        Set.of(row.get(10).split("\\|")),
        TsvTable.textOrEmpty(row.get(11)),
        switch (row.get(12)) {
          case "null" -> UnsetListing.NULL;
          case "absent" -> UnsetListing.ABSENT;
          default -> UnsetListing.VALUE;
        },
        cellValue(row.get(13)),
        cellValue(row.get(14)));
  }

  private static @Nullable String cellValue(String cell) {
    if (cell.equals("-")) return null;
    return cell.equals("\"\"") ? "" : cell;
  }

  /** The same option in a namespace of which the catalogue only knows the pattern. */
  OptionSpec withName(String otherNamespace, String otherOption) {
    return new OptionSpec(
        otherNamespace,
        otherOption,
        defaultValue,
        valueType,
        allowed,
        min,
        max,
        maxLength,
        regex,
        changeSeverity,
        environmentKinds,
        resource,
        unsetListing,
        singleDefault,
        networkDefault);
  }

  /** The same option where it is listed even if nobody set it. */
  OptionSpec alwaysListed() {
    return new OptionSpec(
        namespace,
        option,
        defaultValue,
        valueType,
        allowed,
        min,
        max,
        maxLength,
        regex,
        changeSeverity,
        environmentKinds,
        resource,
        defaultValue == null ? UnsetListing.NULL : UnsetListing.VALUE,
        singleDefault,
        networkDefault);
  }

  boolean isUserDefined() {
    return option.equals("*");
  }

  public boolean appliesTo(EnvironmentTopology topology) {
    return topology.catalogKinds().stream().anyMatch(environmentKinds::contains);
  }

  public @Nullable String defaultFor(EnvironmentTopology topology) {
    if (topology == EnvironmentTopology.SINGLE && singleDefault != null) return singleDefault;
    return topology == EnvironmentTopology.NETWORK && networkDefault != null
        ? networkDefault
        : defaultValue;
  }
}
