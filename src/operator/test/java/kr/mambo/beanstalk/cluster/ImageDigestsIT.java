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

  private static Small of(String name, TestRegistry registry, String resolution) {
    tenant.secret("registry-tls", "Opaque", Map.of("ca.crt", TestRegistry.authority()));
    return Small.named(name)
        .but("nginx:1.29", "localhost:%d/web:1".formatted(registry.port()))
        .with(
            """
            registries:
            - {host: 'localhost:%d', certificatesSecretRef: {name: registry-tls}}
            imageResolution: %s
            """
                .formatted(registry.port(), resolution));
  }

  private static String compose(String name, Progress progress) {
    var bundle = Stage.up().atAws().bundle(name + "-app", progress.deployed());
    return String.valueOf(bundle.get("docker-compose.yml"));
  }

  @Test
  void aTagThatMovedIsDeployedAndARegistryThatIsGoneUndoesNothing() {
    var digest = new AtomicReference<>(A);
    try (var registry = TestRegistry.open(request -> Response.digest(digest.get()))) {
      var progress =
          of("moved-tag", registry, "{refreshIntervalSeconds: 60}").applyIn(tenant).untilReady();
      assertThat(compose("moved-tag", progress)).contains("/web:1@" + A);
      assertThat(tenant.status("moved-tag").images().getFirst().digest()).isEqualTo(A);

      var first = progress.deployed();
      digest.set(B);
      Progress.within(Duration.ofMinutes(2)).until(() -> !first.equals(progress.deployed()));
      progress.untilReady();
      assertThat(compose("moved-tag", progress)).contains("/web:1@" + B);
    }
    var progress = new Progress(tenant, "moved-tag");
    var second = progress.deployed();
    tenant.secret("token", "Opaque", Map.of("value", "another"));

    progress.untilDeployedAfter(second);

    assertThat(compose("moved-tag", progress)).contains("/web:1@" + B);
  }

  @Test
  void whoWantsADigestAlwaysWaitsForTheRegistry() {
    var answer = new AtomicReference<>(Response.of(503, Map.of()));
    try (var registry = TestRegistry.open(request -> answer.get())) {
      var progress = of("patient", registry, "{pin: Always}").applyIn(tenant);
      progress.until(
          ConditionType.InputsResolved,
          ConditionStatus.False,
          Reason.ImageUnresolved,
          "registry localhost:" + registry.port(),
          "answers 503",
          "IfReachable");

      answer.set(Response.digest(A));

      progress.untilReady();
      assertThat(compose("patient", progress)).contains("/web:1@" + A);
    }
  }
}
