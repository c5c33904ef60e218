package kr.mambo.beanstalk.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Octets to a server and back, as no client would send them. */
public final class RawHttpClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private RawHttpClient() {}

  /**
   * Sends and reads until the server closes.
   *
   * @param request characters of ISO 8859-1, one an octet
   * @throws IOException also when the server neither answers nor closes in time
   */
  public static String send(URI server, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
