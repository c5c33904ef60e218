package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel ends the operator while environments are replaced, moved, handed over and held. */
@Tag("soak")
class KilledMovingIT extends WithOperators {
  private static final String TAG = "elasticbeanstalk:UpdateTagsForResource";
  private static final String OWNER = "eb.mambo.kr/owner";
  private static final Tenant tenant = Tenant.of("killed-moving");

  @ParameterizedTest
  @ValueSource(strings = {"CreateEnvironment", "SwapEnvironmentCNAMEs", "TerminateEnvironment"})
  void aReplacement(String call) {
    var name = "moved-" + call.toLowerCase(Locale.ROOT);
    var progress = replaceable(name).applyIn(tenant).untilReady();
    var url = tenant.status(name).url();
    long creations = aws.calls("CreateEnvironment");
    long swaps = aws.calls("SwapEnvironmentCNAMEs");
    late("elasticbeanstalk:" + call);
    tenant.patch(name, "spec: {loadBalancer: {type: Network}}");
    killAtTheCall();

    Progress.worked().until(() -> name.concat("-b").equals(tenant.status(name).environmentName()));
    Progress.worked().until(() -> aws.environment(name).isEmpty());
    Progress.worked().until(() -> tenant.status(name).replacement() == null);
    progress.untilReady();
    assertThat(tenant.status(name).url()).isEqualTo(url);
    assertThat(aws.calls("CreateEnvironment")).isEqualTo(creations + 1);
    assertThat(aws.calls("SwapEnvironmentCNAMEs")).isEqualTo(swaps + 1);
  }

  @Test
  void aReplacementThatIsGivenUp() {
    var progress = replaceable("given-up").applyIn(tenant).untilReady();
    tenant.patch("given-up", "spec: {loadBalancer: {type: Network}}");
    Progress.worked().until(() -> aws.environment("given-up-b").isPresent());
    aws.emulator().beanstalk().hold("given-up-b");
    late("elasticbeanstalk:TerminateEnvironment");
    var back = tenant.patch("given-up", "spec: {loadBalancer: {type: Application}}");
    Progress.worked().until(() -> seen(back));
    aws.emulator().beanstalk().release("given-up-b");
    killAtTheCall();

    Progress.worked().until(() -> aws.environment("given-up-b").isEmpty());
    Progress.worked().until(() -> tenant.status("given-up").replacement() == null);
    progress.untilReady();
    assertThat(aws.environment("given-up")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version: 4.13.10", "version: null, update: {mode: Immediate}"})
  void aPlatform(String to) {
    var name = to.contains("null") ? "follows" : "pinned";
    var progress =
        Small.named(name).with("platform: {version: 4.13.7}").applyIn(tenant).untilReady();
    late(UPDATE);
    tenant.patch(name, "spec: {platform: {%s}}".formatted(to));
    killAtTheCall();

    Progress.worked()
        .until(() -> aws.environment(name).orElseThrow().platformArn().endsWith("/4.13.10"));
    progress.untilReady();
  }

  @Test
  void aNewSecret() {
    tenant.secret("rotating", "Opaque", Map.of("value", "planted-token-91cd"));
    var progress =
        Small.named("rotated")
            .but("{name: token,", "{name: rotating,")
            .applyIn(tenant)
            .untilReady();
    var before = progress.deployed();
    late("s3:PutObject");
    tenant.secret("rotating", "Opaque", Map.of("value", "planted-token-91ce"));
    killAtTheCall();

    progress.untilDeployedAfter(before);
  }

  @Test
  void aHandOver() {
    var progress = Small.named("handed").applyIn(tenant).untilReady();
    tenant.patch("handed", "spec: {deletionPolicy: Retain}");
    progress.untilReady();
    late(TAG);
    tenant.environment("handed").delete();
    killAtTheCall();
    progress.untilGone();
    Progress.worked().until(() -> !aws.tags("handed").containsKey(OWNER));

    long creations = aws.calls("CreateEnvironment");
    late(TAG);
    Small.named("handed").with("adoption: ByName").applyIn(tenant);
    killAtTheCall();
    Progress.worked().until(() -> aws.tags("handed").containsKey(OWNER));
    late(UPDATE);
    tenant.patch(
        "handed",
        "{metadata: {annotations: {eb.mambo.kr/apply-plan: now}}, spec: {tags: {team: web}, containers: "
            + OTHER
            + "}}");
    killAtTheCall();

    progress.untilReady();
    assertThat(aws.tags("handed")).containsEntry("team", "web");
    assertThat(aws.compose("handed-app", progress.deployed())).contains("nginx:1.30");
    assertThat(aws.calls("CreateEnvironment")).isEqualTo(creations);
  }

  private static final String OTHER =
      "[{name: web, image: 'nginx:1.30', ports: [{containerPort: 80, hostPort: 80}]}]";

  @Test
  void whatIsOnlyObserved() {
    var progress = Small.named("seen-off").applyIn(tenant).untilGood();
    stage.operator().kill();
    long mutations = aws.mutations();
    tenant.patch("seen-off", "spec: {managementMode: Observe}");
    tenant.environment("seen-off").delete();
    stage.restart();

    progress.untilGone();
    assertThat(aws.mutations()).isEqualTo(mutations);
    assertThat(aws.environment("seen-off")).isPresent();
  }

  @Test
  void whatIsHeld() {
    var progress = Small.named("held").applyIn(tenant).untilReady();
    tenant.patch("held", "spec: {suspend: true, containers: " + OTHER + "}");
    stage.operator().kill();
    stage.restart();
    late(UPDATE);
    var before = progress.deployed();
    tenant.patch("held", "spec: {suspend: false}");
    killAtTheCall();
    progress.untilDeployedAfter(before);

    tenant.patch("held", "spec: {suspend: true}");
    tenant.environment("held").delete();
    late("elasticbeanstalk:TerminateEnvironment");
    tenant.patch("held", "spec: {suspend: false}");
    killAtTheCall();
    progress.untilGone();
    assertThat(aws.environment("held")).isEmpty();
  }

  private static boolean seen(EbEnvironment changed) {
    var metadata = changed.getMetadata();
    return metadata.getGeneration().equals(tenant.status(metadata.getName()).observedGeneration());
  }

  /** One whose load balancer can only be changed with the environment. */
  private static Small replaceable(String name) {
    return Small.named(name)
        .balanced()
        .with("cnamePrefix: %s\nreplacement: BlueGreen".formatted(name));
  }
}
