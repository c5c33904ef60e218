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
 * Sends one request over HTTPS, on its own connection and without a proxy, so that the checked
 * address is the one that responds. Redirects are returned, not followed.
 */
final class HttpsClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  /** The maximum size of a manifest (4 MiB, by the OCI Distribution Specification). */
  static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  private final GuardedSocketFactory socketFactory;

  HttpsClient(GuardedSocketFactory socketFactory) {
    this.socketFactory = socketFactory;
  }

  /**
   * Sends a request.
   *
   * @param method GET or HEAD
   * @throws IOException also if the URL is not https, or the body is too large
   */
  RegistryResponse send(String method, URI uri, Map<String, String> headers) throws IOException {
    if (!(uri.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpsURLConnection connection)) {
      throw new RequestBlockedException("only https is allowed");
    }
    connection.setSSLSocketFactory(socketFactory);
    connection.setInstanceFollowRedirects(false);
    // Only the caller responds to challenges: no Kerberos, and no default authenticator.
    connection.setAuthenticator(new Authenticator() {});
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
    connection.setRequestMethod(method);
    connection.setRequestProperty("User-Agent", "eb-operator");
    connection.setRequestProperty("Connection", "close");
    headers.forEach(connection::setRequestProperty);
    try {
      int status = connection.getResponseCode();
      return new RegistryResponse(
          status, lowerCaseNames(connection.getHeaderFields()), readBody(connection, status));
    } finally {
      connection.disconnect();
    }
  }

  private static Map<String, List<String>> lowerCaseNames(Map<String, List<String>> fields) {
    var headers = new HashMap<String, List<String>>();
    fields.forEach(
        (name, values) -> {
          // The status line has no name.
          if (name != null)
            headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values.reversed()));
        });
    return headers;
  }

  private static Content readBody(HttpsURLConnection connection, int status) throws IOException {
    if (status != HttpsURLConnection.HTTP_OK || connection.getRequestMethod().equals("HEAD")) {
      return Content.of(new byte[0]);
    }
    try (InputStream content = connection.getInputStream()) {
      var body = content.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES)
        throw new RequestBlockedException("its response exceeds 4 MiB");
      return Content.of(body);
    }
  }
}
