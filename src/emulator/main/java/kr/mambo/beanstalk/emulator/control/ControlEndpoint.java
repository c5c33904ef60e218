package kr.mambo.beanstalk.emulator.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.HttpResponse;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;
import org.jspecify.annotations.Nullable;

/** The control interface over HTTP: JSON, and the page. */
public final class ControlEndpoint implements HttpListener.Handler {
  /** Where it is; everything else belongs to the services. */
  public static final String ROOT = "/_emulator";

  private static final int MAX_BODY_LENGTH = 1024 * 1024;
  private final Router router;

  ControlEndpoint(Router routes) {
    this.router = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    respond(HttpRequest.of(exchange)).send(exchange);
  }

  private HttpResponse respond(HttpRequest request) throws IOException {
    try {
      checkOrigin(request);
      var path = path(request);
      if (path.isEmpty()) return page(request);
      var body = request.body().readNBytes(MAX_BODY_LENGTH + 1);
      if (body.length > MAX_BODY_LENGTH)
        throw new BadRequestException(413, "The body is longer than 1 MiB.");
      return json(200, router.dispatch(request.method(), path, PercentEncoding.decodeUtf8(body)));
    } catch (BadRequestException e) {
      return json(e.status(), Map.of("error", String.valueOf(e.getMessage())));
    } catch (PercentEncoding.MalformedEncodingException e) {
      return json(400, Map.of("error", "The path or the body " + e.getMessage() + "."));
    } catch (IllegalArgumentException e) {
      return json(400, Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  private static String path(HttpRequest request)
      throws PercentEncoding.MalformedEncodingException {
    var path = PercentEncoding.decode(request.path().substring(ROOT.length()), false);
    var below = path.startsWith("/") ? path.substring(1) : path;
    return below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
  }

  private static HttpResponse page(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw new BadRequestException(405, "The page takes GET.");
    }
    if (!request.path().endsWith("/")) {
      return HttpResponse.text(301, "text/plain", "").withHeader("Location", ROOT + "/");
    }
    return ControlPage.response();
  }

  /** A web page from elsewhere, open in a browser on this machine, has no business here. */
  private static void checkOrigin(HttpRequest request) {
    var origin = request.header("Origin");
    if (origin.isEmpty()) return;
    var host = request.header("Host").orElse("");
    if (!origin.get().equals("http://" + host) && !origin.get().equals("https://" + host)) {
      throw new BadRequestException(
          403, "Pages from " + originHost(origin.get()) + " may not control this.");
    }
  }

  private static String originHost(String origin) {
    try {
      return String.valueOf(URI.create(origin).getHost());
    } catch (IllegalArgumentException e) {
      return "elsewhere";
    }
  }

  private static HttpResponse json(int status, @Nullable Object value) {
    return HttpResponse.text(status, "application/json", Json.write(value))
        .withHeader("Cache-Control", "no-store");
  }
}
