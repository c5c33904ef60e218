package kr.mambo.beanstalk.emulator.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the control interface can be asked. */
final class Router {
  /**
   * A request to one of them.
   *
   * @param pathVariable what stood in the place of {@code *} in the path, empty when there is none
   */
  record RouteRequest(String pathVariable, String body) {
    <T> T parseBody(Class<T> type) {
      return Json.read(body, type);
    }
  }

  private record Route(
      String method, List<String> path, Function<RouteRequest, @Nullable Object> handler) {}

  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param path below {@code /_emulator/}, for example {@code faults/*}
   * @param handler its result becomes the JSON of the answer
   */
  Router add(String method, String path, Function<RouteRequest, @Nullable Object> handler) {
    routes.add(new Route(method, splitPath(path), handler));
    return this;
  }

  /** Answers, or says what can be asked instead. */
  @Nullable Object dispatch(String method, String path, String body) {
    var segments = splitPath(path);
    var matching = routes.stream().filter(route -> matchPath(route, segments).isPresent()).toList();
    if (matching.isEmpty()) {
      throw new BadRequestException(404, "There is nothing at /_emulator/" + path + ".");
    }
    var route =
        matching.stream()
            .filter(each -> each.method.equals(method))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadRequestException(
                        405,
                        "/_emulator/"
                            + path
                            + " takes "
                            + String.join(", ", matching.stream().map(Route::method).toList())
                            + "."));
    return route.handler.apply(new RouteRequest(matchPath(route, segments).orElse(""), body));
  }

  private static Optional<String> matchPath(Route route, List<String> segments) {
    if (route.path.size() != segments.size()) return Optional.empty();
    var variable = "";
    for (int i = 0; i < segments.size(); i++) {
      if (route.path.get(i).equals("*")) variable = segments.get(i);
      else if (!route.path.get(i).equals(segments.get(i))) return Optional.empty();
    }
    return Optional.of(variable);
  }

  private static List<String> splitPath(String path) {
    return Arrays.asList(path.split("/", -1));
  }
}
