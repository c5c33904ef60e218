package kr.mambo.beanstalk.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.workload.Content;

/**
 * What a server answered.
 *
 * @param headers by name in lower case
 * @param body within the limit that was asked for
 */
record Reply(int status, Map<String, List<String>> headers, Content body) {
  List<String> all(String header) {
    return headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
  }

  Optional<String> first(String header) {
    return all(header).stream().findFirst();
  }

  boolean ok() {
    return status == 200;
  }

  boolean redirects() {
    return status >= 300 && status < 400 && first("Location").isPresent();
  }
}
