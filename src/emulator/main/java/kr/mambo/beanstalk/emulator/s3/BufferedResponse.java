package kr.mambo.beanstalk.emulator.s3;

import com.sun.net.httpserver.HttpExchange;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import kr.mambo.beanstalk.emulator.http.ExpectContinue;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way out: small ones are held back until they are whole, so that their length is
 * known and an error can still take their place.
 */
final class BufferedResponse extends ServletOutputStream {
  private static final int BUFFER_LIMIT = 64 * 1024;
  private final HttpExchange exchange;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private @Nullable OutputStream out;
  private final boolean discarded;
  private int status = 200;

  /**
   * @param muted whether all of it is thrown away, as when a fault loses the answer
   */
  BufferedResponse(HttpExchange exchange, boolean muted) {
    this.exchange = exchange;
    this.discarded = muted;
  }

  void status(int code) {
    status = code;
  }

  int status() {
    return status;
  }

  boolean isCommitted() {
    return out != null;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (discarded) return;
    if (out == null && buffer.size() + length <= BUFFER_LIMIT) {
      buffer.write(bytes, offset, length);
      return;
    }
    if (out == null) out = commit();
    out.write(bytes, offset, length);
  }

  private OutputStream commit() throws IOException {
    var length = exchange.getResponseHeaders().getFirst("Content-Length");
    exchange.sendResponseHeaders(status, length == null ? 0 : Long.parseLong(length));
    var stream = exchange.getResponseBody();
    buffer.writeTo(stream);
    return stream;
  }

  /** Sends what is held back. */
  void finish() throws IOException {
    if (discarded) return;
    if (out != null) {
      out.close();
      return;
    }
    ExpectContinue.awaitFirstByte(exchange);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || buffer.size() == 0;
    exchange.sendResponseHeaders(status, bodiless ? -1 : buffer.size());
    if (bodiless) return;
    try (var stream = exchange.getResponseBody()) {
      buffer.writeTo(stream);
    }
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new UnsupportedOperationException("Writes block");
  }
}
