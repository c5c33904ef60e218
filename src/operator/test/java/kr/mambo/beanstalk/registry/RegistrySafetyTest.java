package kr.mambo.beanstalk.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.registry.TestRegistry.Response;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.RegistryAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that want more than they shall have, and those who only look like one. */
class RegistrySafetyTest {
  private static final String DIGEST = "sha256:" + "cd".repeat(32);
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");
  private static final String LOGIN = "mambo:planted-password-7f3e";

  private final RegistryClient client =
      new RegistryClient(new FakeAwsClients(), InstantSource.system(), true);

  private DigestResult resolve(TestRegistry registry, RegistryAccess... access) {
    return client.resolve(registry.host() + "/mambo-py:test", List.of(access), SCOPE);
  }

  private static void assertUnresolved(DigestResult answer, String... words) {
    assertThat(answer).isInstanceOf(DigestResult.Unresolved.class);
    assertThat(((DigestResult.Unresolved) answer).reason())
        .contains(words)
        .doesNotContain("planted");
  }

  private static Response redirect(String location) {
    return Response.of(307, Map.of("Location", location));
  }

  @Test
  void aClientCertificateIsShownToTheRegistryThatAsks() {
    try (var registry = TestRegistry.startWithClientAuth(request -> Response.digest(DIGEST))) {
      assertThat(resolve(registry, registry.accessWithCertificate()))
          .isEqualTo(new DigestResult.Resolved(DIGEST));
      assertUnresolved(resolve(registry, registry.access(LOGIN)), "certificatesSecretRef");
    }
  }

  @Test
  void anAuthorityThatNobodyTrustsIsRefused() {
    try (var registry = TestRegistry.start(request -> Response.digest(DIGEST))) {
      assertUnresolved(resolve(registry), "TLS", "ca.crt");
      assertThat(registry.requests()).isEmpty();
    }
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() {
    try (var registry = TestRegistry.start(request -> Response.digest(DIGEST))) {
      var host = "127.0.0.1:" + registry.port();
      var access = new RegistryAccess(host, null, registry.access(null).certificates());

      assertUnresolved(client.resolve(host + "/mambo-py:test", List.of(access), SCOPE), "TLS");
      assertThat(registry.requests()).isEmpty();
    }
  }

  @Test
  void aRedirectGetsNoLogin() {
    try (var thief = TestRegistry.start(request -> Response.digest(DIGEST));
        var registry =
            TestRegistry.start(request -> redirect("https://" + thief.host() + "/v2/x"))) {
      assertUnresolved(
          resolve(registry, registry.access(LOGIN)), "redirects", "no credentials are sent");
      assertThat(thief.requests()).isEmpty();
    }
  }

  @Test
  void aRedirectAfterTheLoginGetsNoLogin() {
    try (var thief = TestRegistry.start(request -> Response.digest(DIGEST));
        var registry =
            TestRegistry.start(
                request ->
                    request.authorization().isEmpty()
                        ? Response.of(401, Map.of("WWW-Authenticate", "Basic realm=x"))
                        : redirect("https://" + thief.host() + "/v2/x"))) {
      assertUnresolved(resolve(registry, registry.access(LOGIN)), "redirects");
      assertThat(thief.requests()).isEmpty();
    }
  }

  @Test
  void aPublicRegistryMayRedirectToAnother() {
    try (var nearest = TestRegistry.start(request -> Response.digest(DIGEST));
        var registry =
            TestRegistry.start(request -> redirect("https://" + nearest.host() + "/v2/x"))) {
      assertThat(resolve(registry, registry.access(null)))
          .isEqualTo(new DigestResult.Resolved(DIGEST));
      assertThat(nearest.requests())
          .singleElement()
          .satisfies(request -> assertThat(request.authorization()).isEmpty());
    }
  }

  @Test
  void nothingIsAskedWithoutTls() throws IOException {
    try (var plain = new PlainServer()) {
      var url = "http://localhost:%d/".formatted(plain.port());
      try (var registry = TestRegistry.start(request -> redirect(url))) {
        assertUnresolved(resolve(registry, registry.access(null)), "not https");
      }
      var bearer = "Bearer realm=\"%stoken\",service=\"x\"".formatted(url);
      try (var registry =
          TestRegistry.start(request -> Response.of(401, Map.of("WWW-Authenticate", bearer)))) {
        assertUnresolved(resolve(registry, registry.access(LOGIN)), "does not have an https URL");
        assertUnresolved(resolve(registry, registry.access(null)), "does not have an https URL");
      }
      assertThat(plain.hits()).isZero();
    }
  }

  @Test
  void aTokenServiceThatRedirectsGetsNothingMore() {
    try (var thief = TestRegistry.start(r -> Response.digest(DIGEST));
        var tokens = TestRegistry.start(r -> redirect("https://" + thief.host() + "/token"));
        var registry =
            TestRegistry.start(
                r ->
                    Response.of(
                        401,
                        Map.of(
                            "WWW-Authenticate",
                            "Bearer realm=\"https://%s/token\"".formatted(tokens.host()))))) {
      assertUnresolved(
          resolve(registry, registry.access(LOGIN)), "token service", "HTTP status 307");
      assertThat(tokens.requests()).hasSize(1);
      assertThat(thief.requests()).isEmpty();
    }
  }

  @Test
  void aTokenBecomesNoOtherHeader() {
    var body = Content.utf8("{\"token\": \"a\\r\\nX-Other: b\"}");
    try (var registry =
        TestRegistry.start(
            r ->
                r.path().equals("/token")
                    ? new Response(200, Map.of(), body)
                    : Response.of(
                        401,
                        Map.of(
                            "WWW-Authenticate",
                            "Bearer realm=\"https://%s/token\"".formatted(r.host()))))) {
      assertUnresolved(resolve(registry, registry.access(LOGIN)), "without a token");
    }
  }

  @Test
  void theOperatorsOwnMachineIsNotReached() {
    var strict = new RegistryClient(new FakeAwsClients(), InstantSource.system(), false);
    try (var registry = TestRegistry.start(request -> Response.digest(DIGEST))) {
      var image = registry.host() + "/mambo-py:test";
      assertUnresolved(strict.resolve(image, List.of(registry.access(LOGIN)), SCOPE), "loopback");
      assertThat(registry.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254/latest:meta-data", "224.0.0.1:5000/py:1", "0.0.0.0/py"})
  void whatIsNoRegistryIsNotReached(String image) {
    assertUnresolved(client.resolve(image, List.of(), SCOPE), "not allowed for registries");
  }

  @Test
  void aRegistryThatIsNotThereIsNotAskedAgainAtOnce() throws IOException {
    int port;
    String image;
    // Held but not listened at, so that nobody else answers there.
    try (var held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      port = held.getLocalPort();
      image = "localhost:%d/py:1".formatted(port);
      assertUnresolved(client.resolve(image, List.of(), SCOPE), "unreachable");
    }
    try (var back = new PlainServer(port)) {
      assertUnresolved(client.resolve(image, List.of(), SCOPE), "unreachable");
      assertThat(back.hits()).isZero();
    }
  }

  /** Counts those who speak to it without TLS. */
  private static final class PlainServer implements AutoCloseable {
    private final AtomicInteger hits = new AtomicInteger();
    private final HttpServer server;

    PlainServer() throws IOException {
      this(0);
    }

    PlainServer(int port) throws IOException {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      server = HttpServer.create(address, 0);
      server.createContext(
          "/",
          exchange -> {
            hits.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    int hits() {
      return hits.get();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
