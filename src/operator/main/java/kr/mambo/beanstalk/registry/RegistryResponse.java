package kr.mambo.beanstalk.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.workload.Content;

/**
 * A server's response.
 *
 * @param headers by name in lower case
 * @param body within the size limit
 */
record RegistryResponse(int status, Map<String, List<String>> headers, Content body) {
  List<String> headerValues(String header) {
    return headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
  }

  Optional<String> findHeader(String header) {
    return headerValues(header).stream().findFirst();
  }

  boolean isOk() {
    return status == 200;
  }

  boolean isRedirect() {
    return status >= 300 && status < 400 && findHeader("Location").isPresent();
  }
}
