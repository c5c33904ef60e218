package kr.mambo.beanstalk.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.RegistryAccess.CertificateFile;
import org.jspecify.annotations.Nullable;

/** A registry over TLS on this machine, which writes down what it is asked. */
public final class TestRegistry implements AutoCloseable {
  /** What it is asked. */
  public record Request(
      String method, String host, String path, String query, String authorization, String accept) {}

  /** What it answers. */
  public record Response(int status, Map<String, String> headers, Content body) {
    /** An answer without a body. */
    public static Response of(int status, Map<String, String> headers) {
      return new Response(status, headers, Content.utf8(""));
    }

    /** The digest of a tag, as most registries tell it. */
    public static Response digest(String digest) {
      return of(200, Map.of("Docker-Content-Digest", digest));
    }
  }

  private final HttpsServer server;
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  private TestRegistry(boolean certificates, Function<Request, Response> answers) {
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setHttpsConfigurator(
        new HttpsConfigurator(createSslContext()) {
          @Override
          public void configure(HttpsParameters parameters) {
            var sslParameters = getSSLContext().getDefaultSSLParameters();
            sslParameters.setNeedClientAuth(certificates);
            parameters.setSSLParameters(sslParameters);
          }
        });
    server.createContext("/", exchange -> answer(exchange, answers));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Talks to everybody. */
  public static TestRegistry start(Function<Request, Response> answers) {
    return new TestRegistry(false, answers);
  }

  /** Talks only to those who show a certificate that it trusts. */
  static TestRegistry startWithClientAuth(Function<Request, Response> answers) {
    return new TestRegistry(true, answers);
  }

  private void answer(HttpExchange exchange, Function<Request, Response> answers)
      throws IOException {
    var headers = exchange.getRequestHeaders();
    var request =
        new Request(
            exchange.getRequestMethod(),
            headers.getFirst("Host"),
            exchange.getRequestURI().getPath(),
            Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""),
            Objects.requireNonNullElse(headers.getFirst("Authorization"), ""),
            Objects.requireNonNullElse(headers.getFirst("Accept"), ""));
    requests.add(request);
    var response = answers.apply(request);
    response.headers().forEach(exchange.getResponseHeaders()::set);
    boolean bodiless = request.method().equals("HEAD") || response.body().size() == 0;
    exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().size());
    if (!bodiless) exchange.getResponseBody().write(response.body().bytes());
    exchange.close();
  }

  private static SSLContext createSslContext() {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(TestKeyStore.SERVER.store(), TestKeyStore.SERVER.password());
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("client", TestKeyStore.CLIENT.store().getCertificate("it"));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority that signed its certificate, for {@code ca.crt}. */
  public static String authority() {
    return TestKeyStore.SERVER.certificate();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  String host() {
    return "localhost:" + port();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Access with its authority, and with this login if there is one. */
  RegistryAccess access(@Nullable String login) {
    return new RegistryAccess(
        host(),
        login == null ? null : Content.utf8(login),
        List.of(file("ca.crt", TestKeyStore.SERVER.certificate())));
  }

  /** Access with a client certificate as well. */
  RegistryAccess accessWithCertificate() {
    return new RegistryAccess(
        host(),
        null,
        List.of(
            file("ca.crt", TestKeyStore.SERVER.certificate()),
            file("client.cert", TestKeyStore.CLIENT.certificate()),
            file("client.key", TestKeyStore.CLIENT.key())));
  }

  private static CertificateFile file(String name, String content) {
    return new CertificateFile(name, name, Content.utf8(content));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
