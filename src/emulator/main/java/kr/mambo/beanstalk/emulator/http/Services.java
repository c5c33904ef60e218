package kr.mambo.beanstalk.emulator.http;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.service.Service;
import org.jspecify.annotations.Nullable;

/** The services behind one port, told apart by the signature's scope, else by the API version. */
final class Services {
  private static final Pattern SCOPED =
      Pattern.compile("(?:Credential=)?[^/,\\s]+/\\d{8}/[^/]+/([^/]+)/aws4_request");

  private final List<Service> services;

  Services(List<Service> services) {
    this.services = List.copyOf(services);
  }

  Service first() {
    return services.getFirst();
  }

  Service of(HttpRequest request, QueryMessage message) {
    var credential =
        request
            .header("Authorization")
            .orElse(message.parameters().getOrDefault("X-Amz-Credential", ""));
    var scope = SCOPED.matcher(credential);
    if (scope.find()) {
      var name = scope.group(1);
      var service = find(each -> each.signingName().equals(name));
      if (service != null) return service;
    }
    var version = message.version().orElse("");
    var service = find(each -> each.version().equals(version));
    return service == null ? first() : service;
  }

  private @Nullable Service find(Predicate<Service> wanted) {
    return services.stream().filter(wanted).findFirst().orElse(null);
  }
}
