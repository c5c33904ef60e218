package kr.mambo.beanstalk.plan.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.OptionKey;

/** The options of a good version as they lie in S3: a JSON object of names and values. */
public final class SavedOptions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SavedOptions() {}

  public static String render(SortedMap<OptionKey, String> options) {
    var values = new TreeMap<String, String>();
    options.forEach((option, value) -> values.put(option.text(), value));
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Options could not be written as JSON", e);
    }
  }

  /** Empty where another actor has written something there. */
  public static Optional<SortedMap<OptionKey, String>> parse(String content) {
    try {
      Map<String, String> values = JSON.readValue(content, new TypeReference<>() {});
      var options = new TreeMap<OptionKey, String>();
      if (values != null)
        values.forEach((name, value) -> options.put(OptionKey.parse(name), value));
      return values == null || values.containsValue(null) ? Optional.empty() : Optional.of(options);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
