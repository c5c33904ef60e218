package kr.mambo.beanstalk.emulator.endpoint;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.service.Service;
import org.jspecify.annotations.Nullable;

/** The services behind one port, told apart by the signature's scope, else by the API version. */
final class ServiceRouter {
  private static final Pattern SCOPED =
      Pattern.compile("(?:Credential=)?[^/,\\s]+/\\d{8}/[^/]+/([^/]+)/aws4_request");

  private final List<Service> services;

  ServiceRouter(List<Service> services) {
    this.services = List.copyOf(services);
  }

  Service defaultService() {
    return services.getFirst();
  }

  Service route(HttpRequest request, QueryMessage message) {
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
    return service == null ? defaultService() : service;
  }

  private @Nullable Service find(Predicate<Service> predicate) {
    return services.stream().filter(predicate).findFirst().orElse(null);
  }
}
