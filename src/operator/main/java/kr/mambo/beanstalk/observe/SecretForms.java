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
final class SecretForms {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is shorter says nothing, and would take a text apart. */
  private static final int SHORTEST = 3;

  /** A line of a document that is shorter is hardly a secret of its own. */
  private static final int SHORTEST_LINE = 8;

  private final Set<String> forms = new HashSet<>();

  private SecretForms() {}

  static Set<String> of(Collection<SecretContent> secrets) {
    var found = new SecretForms();
    for (var secret : secrets) secret.data().values().forEach(found::add);
    return Set.copyOf(found.forms);
  }

  private void add(Content content) {
    var bytes = content.bytes();
    if (bytes.length < SHORTEST) return;
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    var text = new String(bytes, StandardCharsets.UTF_8).strip();
    add(text);
    document(text);
  }

  private void add(String text) {
    if (text.length() < SHORTEST) return;
    forms.add(text);
    forms.add(encoded(text));
    forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
    if (text.lines().count() == 1) return;
    text.lines()
        .map(String::strip)
        .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
        .forEach(forms::add);
  }

  private static String encoded(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void document(String text) {
    if (!text.startsWith("{")) return;
    try {
      leaves(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      // Then it is no document, and was added as a text already.
    }
  }

  private void leaves(JsonNode node) {
    if (node.isContainerNode()) {
      node.forEach(this::leaves);
      return;
    }
    var text = node.asText();
    add(text);
    login(text);
  }

  /** An {@code auth} is the base64 of a name and a password. */
  private void login(String text) {
    try {
      var pair = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon > 0) add(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      // Not every text is base64.
    }
  }
}
