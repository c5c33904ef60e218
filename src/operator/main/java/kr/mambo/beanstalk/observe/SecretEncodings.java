package kr.mambo.beanstalk.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.SecretContent;

/**
 * The forms in which the content of Secrets may appear in a log: as it is, line by line, as base64,
 * as part of an address, and what JSON documents such as {@code .dockerconfigjson} have in them.
 */
final class SecretEncodings {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is shorter says nothing, and would take a text apart. */
  private static final int MIN_LENGTH = 3;

  /** A line of a document that is shorter is hardly a secret of its own. */
  private static final int MIN_LINE_LENGTH = 8;

  private final Set<String> encodings = new HashSet<>();

  private SecretEncodings() {}

  static Set<String> encode(Collection<SecretContent> secrets) {
    var found = new SecretEncodings();
    for (var secret : secrets) secret.data().values().forEach(found::add);
    return Set.copyOf(found.encodings);
  }

  private void add(Content content) {
    var bytes = content.bytes();
    if (bytes.length < MIN_LENGTH) return;
    encodings.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    encodings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    var text = new String(bytes, StandardCharsets.UTF_8).strip();
    add(text);
    addJson(text);
  }

  private void add(String text) {
    if (text.length() < MIN_LENGTH) return;
    encodings.add(text);
    encodings.add(base64(text));
    encodings.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
    if (text.lines().count() == 1) return;
    text.lines()
        .map(String::strip)
        .filter(line -> line.length() >= MIN_LINE_LENGTH && !line.startsWith("-----"))
        .forEach(encodings::add);
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void addJson(String text) {
    if (!text.startsWith("{")) return;
    try {
      addLeaves(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      // Then it is no document, and was added as a text already.
    }
  }

  private void addLeaves(JsonNode node) {
    if (node.isContainerNode()) {
      node.forEach(this::addLeaves);
      return;
    }
    var text = node.asText();
    add(text);
    addLogin(text);
  }

  /** An {@code auth} is the base64 of a name and a password. */
  private void addLogin(String text) {
    try {
      var pair = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon > 0) add(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      // Not every text is base64.
    }
  }
}
