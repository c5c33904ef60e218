package kr.mambo.beanstalk.emulator.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the control interface can be asked. */
final class Routes {
  /**
   * A request to one of them.
   *
   * @param variable what stood in the place of {@code *} in the path, empty when there is none
   */
  record Asked(String variable, String body) {
    <T> T as(Class<T> type) {
      return Json.read(body, type);
    }
  }

  private record Route(
      String method, List<String> path, Function<Asked, @Nullable Object> handler) {}

  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param path below {@code /_emulator/}, for example {@code faults/*}
   * @param handler its result becomes the JSON of the answer
   */
  Routes add(String method, String path, Function<Asked, @Nullable Object> handler) {
    routes.add(new Route(method, split(path), handler));
    return this;
  }

  /** Answers, or says what can be asked instead. */
  @Nullable Object answer(String method, String path, String body) {
    var segments = split(path);
    var there = routes.stream().filter(route -> variable(route, segments).isPresent()).toList();
    if (there.isEmpty()) {
      throw new BadRequest(404, "There is nothing at /_emulator/" + path + ".");
    }
    var route =
        there.stream()
            .filter(each -> each.method.equals(method))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadRequest(
                        405,
                        "/_emulator/"
                            + path
                            + " takes "
                            + String.join(", ", there.stream().map(Route::method).toList())
                            + "."));
    return route.handler.apply(new Asked(variable(route, segments).orElse(""), body));
  }

  private static Optional<String> variable(Route route, List<String> segments) {
    if (route.path.size() != segments.size()) return Optional.empty();
    var variable = "";
    for (int i = 0; i < segments.size(); i++) {
      if (route.path.get(i).equals("*")) variable = segments.get(i);
      else if (!route.path.get(i).equals(segments.get(i))) return Optional.empty();
    }
    return Optional.of(variable);
  }

  private static List<String> split(String path) {
    return Arrays.asList(path.split("/", -1));
  }
}
