package kr.mambo.beanstalk.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.registry.TestRegistry.Request;
import kr.mambo.beanstalk.registry.TestRegistry.Response;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.RegistryAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a registry is asked, against a real one over TLS. */
class RegistryClientTest {
  private static final String DIGEST = "sha256:" + "ab".repeat(32);
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");
  private static final String LOGIN = "mambo:planted-password-7f3e";

  private final FakeAwsClients aws = new FakeAwsClients();
  private final RegistryClient client = new RegistryClient(aws, InstantSource.system(), true);

  private DigestResult resolve(TestRegistry registry, RegistryAccess... access) {
    return client.resolve(registry.host() + "/mambo-py:test", List.of(access), SCOPE);
  }

  private static void assertUnresolved(DigestResult answer, String... words) {
    assertThat(answer).isInstanceOf(DigestResult.Unresolved.class);
    var reason = ((DigestResult.Unresolved) answer).reason();
    assertThat(reason).startsWith("registry ").contains(words);
    assertThat(reason).doesNotContain(LOGIN, "planted", basicAuthorization(LOGIN), "sesame");
  }

  private static String basicAuthorization(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(Content.utf8(login).bytes());
  }

  private static Response unauthorized(String challenge) {
    return Response.of(401, Map.of("WWW-Authenticate", challenge));
  }

  @Test
  void theDigestOfAnIndexIsAskedFor() {
    try (var registry = TestRegistry.start(request -> Response.digest(DIGEST))) {
      assertThat(resolve(registry, registry.access(null)))
          .isEqualTo(new DigestResult.Resolved(DIGEST));

      assertThat(registry.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.method()).isEqualTo("HEAD");
                assertThat(request.path()).isEqualTo("/v2/mambo-py/manifests/test");
                assertThat(request.authorization()).isEmpty();
                assertThat(request.accept())
                    .contains(
                        "application/vnd.oci.image.index.v1+json",
                        "application/vnd.docker.distribution.manifest.list.v2+json",
                        "application/vnd.oci.image.manifest.v1+json",
                        "application/vnd.docker.distribution.manifest.v2+json");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 405})
  void aRegistryThatTellsNoDigestIsAskedForTheManifest(int headStatus) {
    var manifest = Content.utf8("{\"schemaVersion\":2}");
    var type = Map.of("Content-Type", "application/vnd.oci.image.index.v1+json; charset=utf-8");
    Function<Request, Response> answers =
        request ->
            request.method().equals("HEAD")
                ? Response.of(headStatus, Map.of())
                : new Response(200, type, manifest);
    try (var registry = TestRegistry.start(answers)) {
      assertThat(resolve(registry, registry.access(null)))
          .isEqualTo(
              new DigestResult.Resolved(
                  "sha256:bafebd36189ad3688b7b3915ea55d461e0bfcfbdde11e54b0a123999fb6be50f"));
    }
  }

  @Test
  void whatIsNoManifestHasNoDigest() {
    var page = new Response(200, Map.of("Content-Type", "text/html"), Content.utf8("<p>log in"));
    try (var registry = TestRegistry.start(request -> page)) {
      assertUnresolved(
          resolve(registry, registry.access(null)), "did not respond with an image manifest");
    }
  }

  @Test
  void aDigestOfAnotherFormIsNotTaken() {
    try (var registry = TestRegistry.start(request -> Response.digest("sha256:../../x"))) {
      assertUnresolved(
          resolve(registry, registry.access(null)), "did not respond with an image manifest");
    }
  }

  @Test
  void aManifestHasALimit() {
    var huge = Content.of(new byte[HttpsClient.MAX_BODY_BYTES + 1]);
    var type = Map.of("Content-Type", "application/vnd.oci.image.index.v1+json");
    try (var registry = TestRegistry.start(request -> new Response(200, type, huge))) {
      assertUnresolved(resolve(registry, registry.access(null)), "exceeds 4 MiB");
    }
  }

  @Test
  void aTagThatIsNotThereIsNamed() {
    try (var registry = TestRegistry.start(request -> Response.of(404, Map.of()))) {
      assertUnresolved(
          resolve(registry, registry.access(null)), registry.host(), "mambo-py:test", "push");
    }
  }

  @Test
  void aRegistryInTroubleIsSaidToBe() {
    try (var registry = TestRegistry.start(request -> Response.of(503, Map.of()))) {
      assertUnresolved(resolve(registry, registry.access(null)), "HTTP status 503");
    }
  }

  @Test
  void aLoginIsSentWhereItIsAskedFor() {
    Function<Request, Response> answers =
        request ->
            request.authorization().equals(basicAuthorization(LOGIN))
                ? Response.digest(DIGEST)
                : unauthorized("Basic realm=\"registry\"");
    try (var registry = TestRegistry.start(answers)) {
      assertThat(resolve(registry, registry.access(LOGIN)))
          .isEqualTo(new DigestResult.Resolved(DIGEST));
      assertThat(registry.requests().getFirst().authorization()).isEmpty();

      assertUnresolved(resolve(registry, registry.access(null)), "credentialsSecretRef");
      assertUnresolved(resolve(registry, registry.access("mambo:sesame")), "credentialsSecretRef");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "access_token"})
  void aTokenIsFetchedWithTheLogin(String member) {
    try (var registry = TestRegistry.start(request -> answerWithTokens(request, member))) {
      assertThat(resolve(registry, registry.access(LOGIN)))
          .isEqualTo(new DigestResult.Resolved(DIGEST));

      var token = registry.requests().get(1);
      assertThat(token.path()).isEqualTo("/token");
      assertThat(token.query()).isEqualTo("service=registry.test&scope=repository:mambo-py:pull");
      assertThat(token.authorization()).isEqualTo(basicAuthorization(LOGIN));
      assertThat(registry.requests().get(2).authorization()).isEqualTo("Bearer sesame");
    }
  }

  @Test
  void withoutALoginATokenIsAskedForByNobody() {
    try (var registry = TestRegistry.start(request -> answerWithTokens(request, "token"))) {
      assertThat(resolve(registry, registry.access(null)))
          .isEqualTo(new DigestResult.Resolved(DIGEST));
      assertThat(registry.requests().get(1).authorization()).isEmpty();
    }
  }

  /** Its own port is known only once it is there: the realm is named by the Host of the request. */
  private Response answerWithTokens(Request request, String member) {
    if (request.path().equals("/token")) {
      var body = "{\"%s\": \"sesame\", \"expires_in\": 300}".formatted(member);
      return new Response(200, Map.of(), Content.utf8(body));
    }
    return request.authorization().equals("Bearer sesame")
        ? Response.digest(DIGEST)
        : unauthorized(
            "Bearer realm=\"https://%s/token\",service=\"registry.test\""
                .formatted(request.host()));
  }

  @Test
  void theIdentityOfTheAccountIsShownToNobodyElse() {
    aws.fail("login", new Failure.Denied("ecr:GetAuthorizationToken: not authorized"));
    try (var registry = TestRegistry.start(request -> unauthorized("Basic"))) {
      assertUnresolved(resolve(registry, registry.access(null)), "credentialsSecretRef");
      assertThat(aws.calls()).isEmpty();
    }
    var ecr = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/py:1";
    assertUnresolved(
        client.resolve(ecr, List.of(), SCOPE), "ecr:GetAuthorizationToken", "eu-west-1");
    assertThat(aws.calls()).containsExactly("login");
  }
}
