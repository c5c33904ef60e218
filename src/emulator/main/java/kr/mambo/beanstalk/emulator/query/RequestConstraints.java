package kr.mambo.beanstalk.emulator.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * What a service's model says of the members of its requests: which are required, how long or large
 * they may be, which words they take.
 */
public final class RequestConstraints {
  private record MemberConstraint(
      List<String> path,
      String type,
      boolean required,
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable Pattern pattern,
      List<String> enumValues) {}

  private final Map<String, List<MemberConstraint>> byOperation = new HashMap<>();

  /**
   * @param rows operation, member (nested with dots, lists with {@code []}), type, {@code yes} when
   *     required, least and greatest length or number, pattern, words; {@code -} stands for none
   */
  public RequestConstraints(Stream<List<String>> rows) {
    rows.forEach(
        row ->
            byOperation
                .computeIfAbsent(row.get(0).toLowerCase(Locale.ROOT), o -> new ArrayList<>())
                .add(parseConstraint(row)));
  }

  private static MemberConstraint parseConstraint(List<String> row) {
    return new MemberConstraint(
        Arrays.asList(row.get(1).split("\\.")),
        row.get(2),
        row.get(3).equals("yes"),
        parseNumber(row.get(4)),
        parseNumber(row.get(5)),
        row.get(6).equals("-") ? null : Pattern.compile(row.get(6), Pattern.DOTALL),
        row.get(7).equals("-") ? List.of() : Arrays.asList(row.get(7).split("\\|")));
  }

  private static @Nullable Integer parseNumber(String cell) {
    return cell.equals("-") ? null : Integer.valueOf(cell);
  }

  /**
   * Holds a request against the model.
   *
   * @throws Refusal {@code ValidationError} with all that is wrong
   */
  public void validate(String operation, Map<String, String> parameters) {
    var sorted = new TreeMap<>(parameters);
    var errors = new ArrayList<String>();
    for (var rule : byOperation.getOrDefault(operation.toLowerCase(Locale.ROOT), List.of()))
      validate(rule, 0, "", "", sorted, errors);
    if (errors.isEmpty()) return;
    throw new ServiceException(
        "ValidationError",
        "%d validation error%s detected: %s"
            .formatted(errors.size(), errors.size() == 1 ? "" : "s", String.join("; ", errors)));
  }

  /**
   * Follows a rule's path into the request: {@code name} is how the parameter is called so far,
   * {@code label} how an error calls it.
   */
  private static void validate(
      MemberConstraint rule,
      int depth,
      String name,
      String label,
      NavigableMap<String, String> parameters,
      List<String> errors) {
    var part = rule.path.get(depth);
    boolean list = part.endsWith("[]");
    var member = list ? part.substring(0, part.length() - 2) : part;
    var inner = name.isEmpty() ? member : name + "." + member;
    var innerLabel = label.isEmpty() ? lowerFirst(member) : label + "." + lowerFirst(member);
    boolean last = depth == rule.path.size() - 1;
    if (!list) {
      if (last) validate(rule, inner, innerLabel, parameters, errors);
      else if (isPresent(inner, parameters))
        validate(rule, depth + 1, inner, innerLabel, parameters, errors);
      return;
    }
    for (var form : List.of(".member.", ".members.", "."))
      for (int i = 1; isPresent(inner + form + i, parameters); i++) {
        var item = inner + form + i;
        var itemLabel = innerLabel + "." + i + ".member";
        if (last) validate(rule, item, itemLabel, parameters, errors);
        else validate(rule, depth + 1, item, itemLabel, parameters, errors);
      }
  }

  private static void validate(
      MemberConstraint rule,
      String name,
      String label,
      NavigableMap<String, String> parameters,
      List<String> errors) {
    var value = parameters.get(name);
    if (value == null) {
      if (rule.required && !isPresent(name, parameters))
        errors.add(
            "Value null at '%s' failed to satisfy constraint: Member must not be null"
                .formatted(label));
      return;
    }
    for (var broken : findViolations(rule, value))
      errors.add(
          "Value '%s' at '%s' failed to satisfy constraint: Member must %s"
              .formatted(value, label, broken));
  }

  private static List<String> findViolations(MemberConstraint rule, String value) {
    return rule.type.equals("integer")
        ? findNumberViolations(rule, value)
        : findTextViolations(rule, value);
  }

  private static List<String> findNumberViolations(MemberConstraint rule, String value) {
    if (!value.strip().matches("[+-]?\\d{1,9}")) return List.of(); // The reader says what it is.
    int number = Integer.parseInt(value.strip());
    var broken = new ArrayList<String>();
    if (rule.min != null && number < rule.min)
      broken.add("have value greater than or equal to " + rule.min);
    if (rule.max != null && number > rule.max)
      broken.add("have value less than or equal to " + rule.max);
    return broken;
  }

  private static List<String> findTextViolations(MemberConstraint rule, String value) {
    var broken = new ArrayList<String>();
    int length = value.codePointCount(0, value.length());
    if (rule.max != null && length > rule.max)
      broken.add("have length less than or equal to " + rule.max);
    if (rule.min != null && length < rule.min)
      broken.add("have length greater than or equal to " + rule.min);
    if (!rule.enumValues.isEmpty() && rule.enumValues.stream().noneMatch(value::equals))
      broken.add("satisfy enum value set: [" + String.join(", ", rule.enumValues) + "]");
    if (rule.pattern != null && !rule.pattern.matcher(value).matches())
      broken.add("satisfy regular expression pattern: " + rule.pattern);
    return broken;
  }

  private static boolean isPresent(String name, NavigableMap<String, String> parameters) {
    if (parameters.containsKey(name)) return true;
    var next = parameters.ceilingKey(name + ".");
    return next != null && next.startsWith(name + ".");
  }

  private static String lowerFirst(String member) {
    return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
  }
}
