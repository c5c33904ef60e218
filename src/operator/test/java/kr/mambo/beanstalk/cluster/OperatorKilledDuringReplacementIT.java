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
class OperatorKilledDuringReplacementIT extends OperatorFailureTestBase {
  private static final String TAG = "elasticbeanstalk:UpdateTagsForResource";
  private static final String OWNER = "eb.mambo.kr/owner";
  private static final Tenant tenant = Tenant.of("killed-moving");

  @ParameterizedTest
  @ValueSource(strings = {"CreateEnvironment", "SwapEnvironmentCNAMEs", "TerminateEnvironment"})
  void aReplacement(String call) {
    var name = "moved-" + call.toLowerCase(Locale.ROOT);
    var waiter = replaceable(name).applyIn(tenant).untilReady();
    var url = tenant.status(name).url();
    long creations = aws.countCalls("CreateEnvironment");
    long swaps = aws.countCalls("SwapEnvironmentCNAMEs");
    delayNextCall("elasticbeanstalk:" + call);
    tenant.patch(name, "spec: {loadBalancer: {type: Network}}");
    killDuringCall();

    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> name.concat("-b").equals(tenant.status(name).environmentName()));
    EnvironmentWaiter.withinOperationTimeout().until(() -> aws.findEnvironment(name).isEmpty());
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status(name).replacement() == null);
    waiter.untilReady();
    assertThat(tenant.status(name).url()).isEqualTo(url);
    assertThat(aws.countCalls("CreateEnvironment")).isEqualTo(creations + 1);
    assertThat(aws.countCalls("SwapEnvironmentCNAMEs")).isEqualTo(swaps + 1);
  }

  @Test
  void aReplacementThatIsGivenUp() {
    var waiter = replaceable("given-up").applyIn(tenant).untilReady();
    tenant.patch("given-up", "spec: {loadBalancer: {type: Network}}");
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> aws.findEnvironment("given-up-b").isPresent());
    aws.emulator().beanstalkControl().pause("given-up-b");
    delayNextCall("elasticbeanstalk:TerminateEnvironment");
    var back = tenant.patch("given-up", "spec: {loadBalancer: {type: Application}}");
    EnvironmentWaiter.withinOperationTimeout().until(() -> isObserved(back));
    aws.emulator().beanstalkControl().resume("given-up-b");
    killDuringCall();

    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> aws.findEnvironment("given-up-b").isEmpty());
    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> tenant.status("given-up").replacement() == null);
    waiter.untilReady();
    assertThat(aws.findEnvironment("given-up")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version: 4.13.10", "version: null, update: {mode: Immediate}"})
  void aPlatform(String to) {
    var name = to.contains("null") ? "follows" : "pinned";
    var waiter =
        MinimalEnvironment.named(name)
            .withFields("platform: {version: 4.13.7}")
            .applyIn(tenant)
            .untilReady();
    delayNextCall(UPDATE);
    tenant.patch(name, "spec: {platform: {%s}}".formatted(to));
    killDuringCall();

    EnvironmentWaiter.withinOperationTimeout()
        .until(() -> aws.findEnvironment(name).orElseThrow().platformArn().endsWith("/4.13.10"));
    waiter.untilReady();
  }

  @Test
  void aNewSecret() {
    tenant.applySecret("rotating", "Opaque", Map.of("value", "planted-token-91cd"));
    var waiter =
        MinimalEnvironment.named("rotated")
            .replacing("{name: token,", "{name: rotating,")
            .applyIn(tenant)
            .untilReady();
    var before = waiter.deployedLabel();
    delayNextCall("s3:PutObject");
    tenant.applySecret("rotating", "Opaque", Map.of("value", "planted-token-91ce"));
    killDuringCall();

    waiter.untilDeployedAfter(before);
  }

  @Test
  void aHandOver() {
    var waiter = MinimalEnvironment.named("handed").applyIn(tenant).untilReady();
    tenant.patch("handed", "spec: {deletionPolicy: Retain}");
    waiter.untilReady();
    delayNextCall(TAG);
    tenant.environment("handed").delete();
    killDuringCall();
    waiter.untilGone();
    EnvironmentWaiter.withinOperationTimeout().until(() -> !aws.tags("handed").containsKey(OWNER));

    long creations = aws.countCalls("CreateEnvironment");
    delayNextCall(TAG);
    MinimalEnvironment.named("handed").withFields("adoption: ByName").applyIn(tenant);
    killDuringCall();
    EnvironmentWaiter.withinOperationTimeout().until(() -> aws.tags("handed").containsKey(OWNER));
    delayNextCall(UPDATE);
    tenant.patch(
        "handed",
        "{metadata: {annotations: {eb.mambo.kr/apply-plan: now}}, spec: {tags: {team: web}, containers: "
            + OTHER_CONTAINERS
            + "}}");
    killDuringCall();

    waiter.untilReady();
    assertThat(aws.tags("handed")).containsEntry("team", "web");
    assertThat(aws.compose("handed-app", waiter.deployedLabel())).contains("nginx:1.30");
    assertThat(aws.countCalls("CreateEnvironment")).isEqualTo(creations);
  }

  private static final String OTHER_CONTAINERS =
      "[{name: web, image: 'nginx:1.30', ports: [{containerPort: 80, hostPort: 80}]}]";

  @Test
  void whatIsOnlyObserved() {
    var waiter = MinimalEnvironment.named("seen-off").applyIn(tenant).untilGood();
    testBed.operator().kill();
    long mutations = aws.countMutations();
    tenant.patch("seen-off", "spec: {managementMode: Observe}");
    tenant.environment("seen-off").delete();
    testBed.restart();

    waiter.untilGone();
    assertThat(aws.countMutations()).isEqualTo(mutations);
    assertThat(aws.findEnvironment("seen-off")).isPresent();
  }

  @Test
  void whatIsHeld() {
    var waiter = MinimalEnvironment.named("held").applyIn(tenant).untilReady();
    tenant.patch("held", "spec: {suspend: true, containers: " + OTHER_CONTAINERS + "}");
    testBed.operator().kill();
    testBed.restart();
    delayNextCall(UPDATE);
    var before = waiter.deployedLabel();
    tenant.patch("held", "spec: {suspend: false}");
    killDuringCall();
    waiter.untilDeployedAfter(before);

    tenant.patch("held", "spec: {suspend: true}");
    tenant.environment("held").delete();
    delayNextCall("elasticbeanstalk:TerminateEnvironment");
    tenant.patch("held", "spec: {suspend: false}");
    killDuringCall();
    waiter.untilGone();
    assertThat(aws.findEnvironment("held")).isEmpty();
  }

  private static boolean isObserved(EbEnvironment changed) {
    var metadata = changed.getMetadata();
    return metadata.getGeneration().equals(tenant.status(metadata.getName()).observedGeneration());
  }

  /** One whose load balancer can only be changed with the environment. */
  private static MinimalEnvironment replaceable(String name) {
    return MinimalEnvironment.named(name)
        .withLoadBalancer()
        .withFields("cnamePrefix: %s\nreplacement: BlueGreen".formatted(name));
  }
}
