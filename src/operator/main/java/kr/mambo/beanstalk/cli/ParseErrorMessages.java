package kr.mambo.beanstalk.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kr.mambo.beanstalk.api.EnvVar;

/** What a reader's exceptions mean. None quotes a value: it may be a secret in the wrong place. */
final class ParseErrorMessages {
  private static final Set<String> KEY_REFERENCES = Set.of("secretKeyRef", "configMapKeyRef");

  private ParseErrorMessages() {}

  static String syntaxError(JsonProcessingException problem) {
    var location = problem.getLocation();
    return location == null
        ? "invalid YAML: check indentation and quotes"
        : "line %d, column %d: invalid YAML or a duplicate key: check indentation and quotes"
            .formatted(location.getLineNr(), location.getColumnNr());
  }

  static String describe(JsonProcessingException problem) {
    return switch (problem) {
      case UnrecognizedPropertyException unknown ->
          "%s: unknown field: use %s".formatted(fieldPath(unknown.getPath()), replacement(unknown));
      case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
          "%s: use one of %s"
              .formatted(
                  fieldPath(wrong.getPath()),
                  Arrays.stream(wrong.getTargetType().getEnumConstants())
                      .map(Objects::toString)
                      .collect(joining(", ")));
      case MismatchedInputException wrong ->
          "%s: must be %s"
              .formatted(fieldPath(wrong.getPath()), expectedType(wrong.getTargetType()));
      case JsonMappingException wrong ->
          "%s: invalid value: see `kubectl explain` for the field"
              .formatted(fieldPath(wrong.getPath()));
      default -> syntaxError(problem);
    };
  }

  /** A key stands below valueFrom, as in a pod: forgetting that is likelier than a slip. */
  private static String replacement(UnrecognizedPropertyException unknown) {
    var name = unknown.getPropertyName();
    if (unknown.getReferringClass() == EnvVar.class && KEY_REFERENCES.contains(name))
      return "valueFrom." + name;
    return "one of "
        + unknown.getKnownPropertyIds().stream()
            .map(Objects::toString)
            .sorted()
            .collect(joining(", "));
  }

  private static String expectedType(Class<?> type) {
    if (type == null) return "a value of another type";
    if (type == String.class) return "a string";
    if (type == Boolean.class) return "true or false";
    if (Number.class.isAssignableFrom(type)) return "an integer";
    if (List.class.isAssignableFrom(type)) return "a list";
    return "an object with fields";
  }

  private static String fieldPath(List<JsonMappingException.Reference> path) {
    var field = new StringBuilder("spec");
    for (var step : path) {
      if (step.getFieldName() == null) field.append('[').append(step.getIndex()).append(']');
      else field.append('.').append(step.getFieldName());
    }
    return field.toString();
  }
}
