package kr.mambo.beanstalk.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.mambo.beanstalk.model.OptionKey;

/** The options of a good version as they lie in S3: a JSON object of names and values. */
final class KeptSettings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeptSettings() {}

  static String write(SortedMap<OptionKey, String> options) {
    var named = new TreeMap<String, String>();
    options.forEach((option, value) -> named.put(option.text(), value));
    try {
      return JSON.writeValueAsString(named);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can be written", impossible);
    }
  }

  /** Empty where somebody else has written something there. */
  static Optional<SortedMap<OptionKey, String>> read(String content) {
    try {
      Map<String, String> named = JSON.readValue(content, new TypeReference<>() {});
      var options = new TreeMap<OptionKey, String>();
      if (named != null) named.forEach((name, value) -> options.put(OptionKey.parse(name), value));
      return named == null || named.containsValue(null) ? Optional.empty() : Optional.of(options);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
