package kr.mambo.beanstalk.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A whole answer. */
public record HttpResponse(int status, Map<String, String> headers, String body) {
  public HttpResponse {
    headers = Map.copyOf(headers);
  }

  public static HttpResponse text(int status, String contentType, String body) {
    return new HttpResponse(status, Map.of("Content-Type", contentType), body);
  }

  public HttpResponse withHeader(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new HttpResponse(status, more, body);
  }

  /** Sends the answer; the body of an answer to HEAD is left out. */
  public void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    ExpectContinue.awaitFirstByte(exchange);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean empty = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (empty) return;
    // Closed here: closing the exchange would first read what is left of the request.
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
