package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.registry.TestRegistry;
import kr.mambo.beanstalk.registry.TestRegistry.Response;
import org.junit.jupiter.api.Test;

/** Tags that move, and registries that go. */
class ImageDigestsIT {
  private static final String A = "sha256:" + "a1".repeat(32);
  private static final String B = "sha256:" + "b2".repeat(32);
  private static final Tenant tenant = Tenant.of("images");

  private static MinimalEnvironment withRegistry(
      String name, TestRegistry registry, String resolution) {
    tenant.applySecret("registry-tls", "Opaque", Map.of("ca.crt", TestRegistry.authority()));
    return MinimalEnvironment.named(name)
        .replacing("nginx:1.29", "localhost:%d/web:1".formatted(registry.port()))
        .withFields(
            """
            registries:
            - {host: 'localhost:%d', certificatesSecretRef: {name: registry-tls}}
            imageResolution: %s
            """
                .formatted(registry.port(), resolution));
  }

  private static String compose(String name, EnvironmentWaiter waiter) {
    var bundle = SystemTestBed.shared().awsAccount().bundle(name + "-app", waiter.deployedLabel());
    return String.valueOf(bundle.get("docker-compose.yml"));
  }

  @Test
  void aTagThatMovedIsDeployedAndARegistryThatIsGoneUndoesNothing() {
    var digest = new AtomicReference<>(A);
    try (var registry = TestRegistry.start(request -> Response.digest(digest.get()))) {
      var waiter =
          withRegistry("moved-tag", registry, "{refreshIntervalSeconds: 60}")
              .applyIn(tenant)
              .untilReady();
      assertThat(compose("moved-tag", waiter)).contains("/web:1@" + A);
      assertThat(tenant.status("moved-tag").images().getFirst().digest()).isEqualTo(A);

      var first = waiter.deployedLabel();
      digest.set(B);
      EnvironmentWaiter.within(Duration.ofMinutes(2))
          .until(() -> !first.equals(waiter.deployedLabel()));
      waiter.untilReady();
      assertThat(compose("moved-tag", waiter)).contains("/web:1@" + B);
    }
    var waiter = new EnvironmentWaiter(tenant, "moved-tag");
    var second = waiter.deployedLabel();
    tenant.applySecret("token", "Opaque", Map.of("value", "another"));

    waiter.untilDeployedAfter(second);

    assertThat(compose("moved-tag", waiter)).contains("/web:1@" + B);
  }

  @Test
  void whoWantsADigestAlwaysWaitsForTheRegistry() {
    var answer = new AtomicReference<>(Response.of(503, Map.of()));
    try (var registry = TestRegistry.start(request -> answer.get())) {
      var waiter = withRegistry("patient", registry, "{pin: Always}").applyIn(tenant);
      waiter.until(
          ConditionType.InputsResolved,
          ConditionStatus.False,
          Reason.ImageUnresolved,
          "registry localhost:" + registry.port(),
          "HTTP status 503",
          "IfReachable");

      answer.set(Response.digest(A));

      waiter.untilReady();
      assertThat(compose("patient", waiter)).contains("/web:1@" + A);
    }
  }
}
