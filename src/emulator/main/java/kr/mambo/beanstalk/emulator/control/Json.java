package kr.mambo.beanstalk.emulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON in and out, with sentences for what cannot be read. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Json() {}

  /**
   * Reads a body.
   *
   * @throws BadRequest with a sentence that names the field
   */
  static <T> T read(String text, Class<T> type) {
    try {
      var value = MAPPER.readValue(text.isBlank() ? "{}" : text, type);
      if (value == null)
        throw new BadRequestException("The body has to be a JSON object, not null.");
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw new BadRequestException(
          "There is no field '"
              + e.getPropertyName()
              + "' here; there are "
              + names(e.getKnownPropertyIds())
              + ".");
    } catch (JsonMappingException e) {
      throw new BadRequestException(
          e.getPath().isEmpty()
              ? "The body has to be a JSON object."
              : "The field '" + path(e) + "' has the wrong type.");
    } catch (JsonProcessingException e) {
      throw new BadRequestException("The body is not JSON: " + e.getOriginalMessage() + ".");
    }
  }

  static String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every answer is made of maps, lists and texts", e);
    }
  }

  private static String names(@Nullable Collection<Object> known) {
    return known == null
        ? "none"
        : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(each -> each.getFieldName() == null ? "" + each.getIndex() : each.getFieldName())
        .collect(Collectors.joining("."));
  }
}
