package kr.mambo.beanstalk.emulator.s3;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A request in the form that the object store's handler reads; what it never asks is missing. */
final class ServletRequestProxy {
  private final HttpRequest request;
  private final String path;
  private final Map<String, String> query;

  private ServletRequestProxy(HttpRequest request, String path, Map<String, String> query) {
    this.request = request;
    this.path = path;
    this.query = query;
  }

  static HttpServletRequest create(HttpRequest request, String path, Map<String, String> query) {
    var answers = new ServletRequestProxy(request, path, query);
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                answers.invoke(
                    method.getName(), arguments == null ? "" : String.valueOf(arguments[0])));
  }

  private @Nullable Object invoke(String method, String argument) {
    return switch (method) {
      case "toString" -> request.method() + " " + path;
      case "getMethod" -> request.method();
      case "getRequestURI" -> path;
      case "getRequestURL" -> url();
      case "getScheme" -> "http";
      case "getHeader" -> header(argument);
      case "getHeaders" -> Collections.enumeration(headers(argument));
      case "getHeaderNames" ->
          Collections.enumeration(
              request.headers().keySet().stream()
                  .map(name -> name.toLowerCase(Locale.ROOT))
                  .toList());
      case "getDateHeader" -> date(header(argument));
      case "getContentType" -> header("Content-Type");
      case "getContentLengthLong" -> contentLength();
      case "getParameter" -> query.get(argument);
      case "getParameterNames" -> Collections.enumeration(query.keySet());
      default -> throw new UnsupportedOperationException(method);
    };
  }

  @SuppressWarnings("JdkObsolete") // The servlet API asks for this class.
  private StringBuffer url() {
    return new StringBuffer("http://localhost" + path);
  }

  private @Nullable String header(String name) {
    return request.header(name).orElse(null);
  }

  private List<String> headers(String name) {
    var values = request.headers().get(name);
    return values == null ? List.of() : values;
  }

  private long contentLength() {
    var length = header("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }

  private static long date(@Nullable String text) {
    if (text == null) return -1;
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)).toEpochMilli();
    } catch (DateTimeException e) {
      return -1;
    }
  }
}
