package kr.mambo.beanstalk.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One listening port, each exchange on a virtual thread of its own. */
public final class HttpListener implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HttpListener.class.getName());

  static {
    // The JDK's server reads these once. Without the first, small answers wait 40 ms for an
    // acknowledgement; without the second, a client that never ends its request holds a thread.
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.maxReqTime", "300");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpListener(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Answers one exchange; the listener closes it. */
  public interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  /**
   * Starts to listen.
   *
   * @param address port 0 takes a free one
   * @throws IOException when the port is taken or the address is not this machine's
   */
  public static HttpListener start(InetSocketAddress address, Handler handler) throws IOException {
    var server = create(address);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, handler));
    server.start();
    return new HttpListener(server, threads);
  }

  private static HttpServer create(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException(
          "Cannot listen at port "
              + address.getPort()
              + " of "
              + address.getAddress().getHostAddress()
              + ": "
              + e.getMessage()
              + ". Choose another port, or 0 for a free one.",
          e);
    }
  }

  private static void handle(HttpExchange exchange, Handler handler) {
    try (exchange) {
      handler.handle(exchange);
    } catch (IOException e) {
      LOG.log(Level.FINE, "The client went away", e);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "A request could not be answered", e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) System.setProperty(property, value);
  }
}
