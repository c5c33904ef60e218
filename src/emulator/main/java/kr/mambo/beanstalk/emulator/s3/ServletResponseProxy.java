package kr.mambo.beanstalk.emulator.s3;

import com.sun.net.httpserver.Headers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer in the form that the object store's handler writes. */
final class ServletResponseProxy {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final Headers headers;
  private final BufferedResponse buffered;
  private final PrintWriter writer;

  private ServletResponseProxy(Headers headers, BufferedResponse buffered) {
    this.headers = headers;
    this.buffered = buffered;
    this.writer = new PrintWriter(new OutputStreamWriter(buffered, StandardCharsets.UTF_8));
  }

  static HttpServletResponse create(Headers headers, BufferedResponse buffered) {
    var answers = new ServletResponseProxy(headers, buffered);
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            HttpServletResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) ->
                answers.invoke(method.getName(), arguments == null ? new Object[0] : arguments));
  }

  private @Nullable Object invoke(String method, Object[] arguments) {
    switch (method) {
      case "setStatus", "sendError" -> buffered.status((int) arguments[0]);
      case "addHeader" -> headers.add((String) arguments[0], (String) arguments[1]);
      case "setHeader" -> headers.set((String) arguments[0], (String) arguments[1]);
      case "addDateHeader" -> headers.add((String) arguments[0], date((long) arguments[1]));
      case "setContentType" -> headers.set("Content-Type", (String) arguments[0]);
      case "setCharacterEncoding" -> {
        // XML says it by itself, and UTF-8 is what it is.
      }
      default -> {
        return invokeGetter(method, arguments);
      }
    }
    return null;
  }

  private @Nullable Object invokeGetter(String method, Object[] arguments) {
    return switch (method) {
      case "toString" -> "status " + buffered.status();
      case "containsHeader" -> headers.containsKey((String) arguments[0]);
      case "getHeader" -> headers.getFirst((String) arguments[0]);
      case "getStatus" -> buffered.status();
      case "isCommitted" -> buffered.isCommitted();
      case "getOutputStream" -> buffered;
      case "getWriter" -> writer;
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private static String date(long millis) {
    return HTTP_DATE.format(Instant.ofEpochMilli(millis));
  }
}
