package kr.mambo.beanstalk.emulator.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.util.Optional;

/**
 * A request, its target as the client spelt it: signatures are made over that spelling.
 *
 * @param path the percent-encoded path, at least {@code /}
 * @param query the percent-encoded query without its question mark, empty when there is none
 */
public record HttpRequest(
    String method, String path, String query, Headers headers, InputStream body) {

  /** Reads the head of an exchange; the body stays a stream. */
  public static HttpRequest of(HttpExchange exchange) {
    var target = exchange.getRequestURI().toString();
    if (!target.startsWith("/")) target = originForm(exchange);
    int question = target.indexOf('?');
    return new HttpRequest(
        exchange.getRequestMethod(),
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        exchange.getRequestHeaders(),
        exchange.getRequestBody());
  }

  private static String originForm(HttpExchange exchange) {
    var uri = exchange.getRequestURI();
    var path = uri.getRawPath();
    var query = uri.getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** The first value of a header, its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  public HttpRequest withBody(InputStream other) {
    return new HttpRequest(method, path, query, headers, other);
  }
}
