package kr.mambo.beanstalk.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import org.junit.jupiter.api.Test;

class ExpectContinueTest extends EmulatorTestCase {
  @Test
  void aRefusalWaitsUntilTheClientHasReadTheInterimAnswer() throws IOException {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), emulator().s3Endpoint().getPort())) {
      socket.setSoTimeout(10_000);
      var head =
          """
          PUT /mambo-cert/key HTTP/1.1\r
          Host: localhost\r
          Expect: 100-continue\r
          Connection: close\r
          Content-Length: 5\r
          \r
          """;
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

      assertThat(head(socket)).startsWith("HTTP/1.1 100 Continue");
      assertThat(socket.getInputStream().available()).isZero();
      socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 403");
    }
  }

  private static String head(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) head.append((char) socket.getInputStream().read());
    return head.toString();
  }
}
