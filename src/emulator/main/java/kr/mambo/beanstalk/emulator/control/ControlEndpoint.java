package kr.mambo.beanstalk.emulator.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import kr.mambo.beanstalk.emulator.http.HttpAnswer;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.Percent;
import org.jspecify.annotations.Nullable;

/** The control interface over HTTP: JSON, and the page. */
public final class ControlEndpoint implements HttpListener.Handler {
  /** Where it is; everything else belongs to the services. */
  public static final String ROOT = "/_emulator";

  private static final int LONGEST_BODY = 1024 * 1024;
  private final Routes routes;

  ControlEndpoint(Routes routes) {
    this.routes = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    answer(HttpRequest.of(exchange)).send(exchange);
  }

  private HttpAnswer answer(HttpRequest request) throws IOException {
    try {
      checkOrigin(request);
      var path = path(request);
      if (path.isEmpty()) return page(request);
      var body = request.body().readNBytes(LONGEST_BODY + 1);
      if (body.length > LONGEST_BODY) throw new BadRequest(413, "The body is longer than 1 MiB.");
      return json(200, routes.answer(request.method(), path, Percent.utf8(body)));
    } catch (BadRequest e) {
      return json(e.status(), Map.of("error", String.valueOf(e.getMessage())));
    } catch (Percent.Malformed e) {
      return json(400, Map.of("error", "The path or the body " + e.getMessage() + "."));
    } catch (IllegalArgumentException e) {
      return json(400, Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  private static String path(HttpRequest request) throws Percent.Malformed {
    var path = Percent.decode(request.path().substring(ROOT.length()), false);
    var below = path.startsWith("/") ? path.substring(1) : path;
    return below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
  }

  private static HttpAnswer page(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw new BadRequest(405, "The page takes GET.");
    }
    if (!request.path().endsWith("/")) {
      return HttpAnswer.text(301, "text/plain", "").with("Location", ROOT + "/");
    }
    return Page.answer();
  }

  /** A web page from elsewhere, open in a browser on this machine, has no business here. */
  private static void checkOrigin(HttpRequest request) {
    var origin = request.header("Origin");
    if (origin.isEmpty()) return;
    var host = request.header("Host").orElse("");
    if (!origin.get().equals("http://" + host) && !origin.get().equals("https://" + host)) {
      throw new BadRequest(403, "Pages from " + safe(origin.get()) + " may not control this.");
    }
  }

  private static String safe(String origin) {
    try {
      return String.valueOf(URI.create(origin).getHost());
    } catch (IllegalArgumentException e) {
      return "elsewhere";
    }
  }

  private static HttpAnswer json(int status, @Nullable Object value) {
    return HttpAnswer.text(status, "application/json", Json.write(value))
        .with("Cache-Control", "no-store");
  }
}
