package kr.mambo.beanstalk.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;

/**
 * Keeps an early answer apart from the interim one. The JDK's server says {@code 100 Continue} by
 * itself as soon as a request with {@code Expect} begins. A final answer right behind it may reach
 * the JDK's client in the same read, which then loses it and waits for ever. Once the first octet
 * of the body is here, the client has read the interim answer.
 */
public final class ExpectContinue {
  private ExpectContinue() {}

  /** Call before the head of an answer goes out. */
  public static void awaitFirstByte(HttpExchange exchange) {
    var expect = exchange.getRequestHeaders().getFirst("Expect");
    if (expect == null || !expect.toLowerCase(Locale.ROOT).equals("100-continue")) return;
    try {
      exchange.getRequestBody().readNBytes(1);
    } catch (IOException e) {
      // The body was read and closed before, or the client is gone: nothing is left to settle.
    }
  }
}
