package kr.mambo.beanstalk.emulator.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import kr.mambo.beanstalk.emulator.http.HttpResponse;

/** The page for people: it asks for the state once a second and shows it. */
final class ControlPage {
  private ControlPage() {}

  static HttpResponse response() {
    return new HttpResponse(
        200,
        Map.of(
            "Content-Type",
            "text/html; charset=utf-8",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
                + " connect-src 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff"),
        readHtml());
  }

  private static String readHtml() {
    try (var page = ControlPage.class.getResourceAsStream("page.html")) {
      if (page == null) throw new IllegalStateException("page.html is not in the jar");
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
