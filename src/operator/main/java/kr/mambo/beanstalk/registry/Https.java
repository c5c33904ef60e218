package kr.mambo.beanstalk.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import kr.mambo.beanstalk.workload.Content;

/**
 * One request over HTTPS, on a connection of its own and past every proxy, so that the address that
 * was looked at is the one that answers. Redirects are answers like others.
 */
final class Https {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(5);

  /** More than a manifest may have (4 MiB, by the specification of registries). */
  static final int LARGEST = 4 * 1024 * 1024;

  private final GuardedSockets sockets;

  Https(GuardedSockets sockets) {
    this.sockets = sockets;
  }

  /**
   * Asks.
   *
   * @param method GET or HEAD
   * @throws IOException also where the URL is not one of https, or the body too large
   */
  Reply ask(String method, URI uri, Map<String, String> headers) throws IOException {
    if (!(uri.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpsURLConnection connection)) {
      throw new RefusedException("it is not asked over https");
    }
    connection.setSSLSocketFactory(sockets);
    connection.setInstanceFollowRedirects(false);
    // Nobody but the caller answers a challenge: neither Kerberos nor another's password.
    connection.setAuthenticator(new Authenticator() {});
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) READ.toMillis());
    connection.setRequestMethod(method);
    connection.setRequestProperty("User-Agent", "eb-operator");
    connection.setRequestProperty("Connection", "close");
    headers.forEach(connection::setRequestProperty);
    try {
      int status = connection.getResponseCode();
      return new Reply(status, named(connection.getHeaderFields()), body(connection, status));
    } finally {
      connection.disconnect();
    }
  }

  private static Map<String, List<String>> named(Map<String, List<String>> fields) {
    var named = new HashMap<String, List<String>>();
    fields.forEach(
        (name, values) -> {
          // The status line has no name.
          if (name != null)
            named.put(name.toLowerCase(Locale.ROOT), List.copyOf(values.reversed()));
        });
    return named;
  }

  private static Content body(HttpsURLConnection connection, int status) throws IOException {
    if (status != HttpsURLConnection.HTTP_OK || connection.getRequestMethod().equals("HEAD")) {
      return Content.of(new byte[0]);
    }
    try (InputStream content = connection.getInputStream()) {
      var body = content.readNBytes(LARGEST + 1);
      if (body.length > LARGEST) throw new RefusedException("it sends more than 4 MiB");
      return Content.of(body);
    }
  }
}
