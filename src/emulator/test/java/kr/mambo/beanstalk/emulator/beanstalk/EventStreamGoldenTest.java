package kr.mambo.beanstalk.emulator.beanstalk;

import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.option;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.profile;
import static kr.mambo.beanstalk.emulator.beanstalk.BeanstalkFixture.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.beanstalk.rule.DeploymentFault;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;

/** Whole event streams, as text: seconds since the call, severity, message. */
class EventStreamGoldenTest {
  private static final Path FOLDER = Path.of("src/emulator/test/resources/golden/emulator/events");
  private static final String POLICY = "aws:elasticbeanstalk:command";
  private final Map<String, Case> cases = new LinkedHashMap<>();

  private record Case(
      List<ConfigurationOptionSetting> options, BiConsumer<BeanstalkFixture, String> action) {}

  EventStreamGoldenTest() {
    cases.put("create-single", withProfile(List.of(single()), (a, id) -> {}));
    cases.put("create-classic", withProfile(List.of(), (a, id) -> {}));
    cases.put("create-application-load-balancer", withProfile(List.of(alb()), (a, id) -> {}));
    for (var policy :
        List.of(
            "AllAtOnce",
            "Rolling",
            "RollingWithAdditionalBatch",
            "Immutable",
            "TrafficSplitting")) {
      var options = List.of(alb(), size(), policy(policy), half());
      cases.put("deploy-" + policy, onEnvironment(options, EventStreamGoldenTest::deploy));
      cases.put(
          "deploy-" + policy + "-fails",
          onEnvironment(
              options,
              (a, id) -> {
                a.control.addDeploymentFault(DeploymentFault.forLabel("v2"));
                deploy(a, id);
              }));
    }
    cases.put(
        "deploy-Rolling-fails-in-second-batch",
        onEnvironment(
            List.of(alb(), size(), policy("Rolling"), half()),
            (a, id) -> {
              a.control.addDeploymentFault(
                  new DeploymentFault(
                      null,
                      null,
                      "v2",
                      null,
                      1,
                      DeploymentFault.FailureMode.FAILS,
                      "exit status 1"));
              deploy(a, id);
            }));
    cases.put(
        "deploy-times-out",
        onEnvironment(
            List.of(single()),
            (a, id) -> {
              a.control.addDeploymentFault(
                  new DeploymentFault(
                      id, 1, null, null, 0, DeploymentFault.FailureMode.HANGS, "no answer"));
              deploy(a, id);
            }));
    cases.put(
        "deploy-fails-while-others-hang",
        onEnvironment(
            List.of(alb(), size()),
            (a, id) -> {
              a.control.addDeploymentFault(
                  new DeploymentFault(
                      id,
                      1,
                      null,
                      null,
                      0,
                      DeploymentFault.FailureMode.FAILS_WHILE_OTHERS_HANG,
                      "exit status 1"));
              deploy(a, id);
            }));
    cases.put(
        "configure-property",
        onEnvironment(
            List.of(single()), (a, id) -> configure(a, id, property("GREETING", "hello"))));
    cases.put(
        "configure-replacing-instances",
        onEnvironment(List.of(alb(), size()), (a, id) -> configure(a, id, keyName())));
    cases.put(
        "configure-replacing-in-batches",
        onEnvironment(
            List.of(
                alb(),
                size(),
                option(
                    "aws:autoscaling:updatepolicy:rollingupdate", "RollingUpdateType", "Health")),
            (a, id) -> configure(a, id, keyName())));
    cases.put(
        "configure-fails",
        onEnvironment(
            List.of(single()),
            (a, id) -> {
              a.control.addDeploymentFault(DeploymentFault.nth(1));
              configure(a, id, property("GREETING", "hello"));
            }));
    cases.put(
        "update-without-change",
        onEnvironment(
            List.of(single()), (a, id) -> a.client.updateEnvironment(r -> r.environmentId(id))));
    cases.put(
        "restart",
        onEnvironment(
            List.of(single()), (a, id) -> a.client.restartAppServer(r -> r.environmentId(id))));
    cases.put(
        "rebuild",
        onEnvironment(
            List.of(single()), (a, id) -> a.client.rebuildEnvironment(r -> r.environmentId(id))));
    cases.put(
        "terminate",
        onEnvironment(
            List.of(alb()), (a, id) -> a.client.terminateEnvironment(r -> r.environmentId(id))));
    cases.put("abort", onEnvironment(List.of(single()), EventStreamGoldenTest::abort));
    cases.put("swap", onEnvironment(List.of(single()), EventStreamGoldenTest::swap));
    cases.put(
        "create-fails",
        new Case(
            List.of(profile(), single()),
            (a, id) -> {
              a.control.addDeploymentFault(DeploymentFault.forLabel("v1"));
            }));
  }

  private static Case withProfile(
      List<ConfigurationOptionSetting> options, BiConsumer<BeanstalkFixture, String> action) {
    var all = new ArrayList<>(options);
    all.add(profile());
    return new Case(all, action);
  }

  private static Case onEnvironment(
      List<ConfigurationOptionSetting> options, BiConsumer<BeanstalkFixture, String> action) {
    return withProfile(options, action);
  }

  @TestFactory
  Stream<DynamicTest> theEventsOfAnOperation() {
    return cases.entrySet().stream()
        .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> check(c.getKey(), c.getValue())));
  }

  @Test
  void everyScriptIsPlayed() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              cases.keySet().stream().map(c -> c + ".txt").toList());
    }
  }

  private static void check(String name, Case each) throws IOException {
    var account = new BeanstalkFixture().withVersions("v1", "v2");
    boolean creates = name.startsWith("create");
    if (creates) each.action.accept(account, "");
    var id =
        account.createEnvironment(
            "web-env", "v1", each.options.toArray(ConfigurationOptionSetting[]::new));
    var start = account.timeline.now();
    if (!creates) {
      account.advance(Duration.ofMinutes(30));
      start = account.timeline.now();
      each.action.accept(account, id);
    }
    account.advance(Duration.ofMinutes(40));
    var text = text(account, id, start);
    var file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) Files.writeString(file, text);
    assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  private static String text(BeanstalkFixture account, String id, Instant start) {
    var text = new StringBuilder();
    for (EventDescription event : account.events(id))
      if (!event.eventDate().isBefore(start))
        text.append(
            "%5d %-5s %s%n"
                .formatted(
                    Duration.between(start, event.eventDate()).toSeconds(),
                    event.severityAsString(),
                    event.message()));
    return normalize(text.toString());
  }

  /** Instances in the order in which they appear; other random parts by what they are. */
  private static String normalize(String text) {
    var names = new LinkedHashMap<String, String>();
    var instances = Pattern.compile("i-0[0-9a-f]{16}").matcher(text);
    while (instances.find()) names.putIfAbsent(instances.group(), "i-" + (names.size() + 1));
    for (var name : names.entrySet()) text = text.replace(name.getKey(), name.getValue());
    return text.replaceAll("(AWSEB[A-Za-z]*)-[A-Za-z0-9]{12,13}", "$1-#")
        .replaceAll("\\b(lt|sg)-0[0-9a-f]{16}", "$1-#")
        .replaceAll("\\be-[a-z0-9]{10}", "e-#")
        .replaceAll("/[0-9a-f]{16}", "/#")
        .replaceAll("scalingPolicy:[0-9a-f-]{36}", "scalingPolicy:#")
        .replaceAll("\\b3\\.\\d+\\.\\d+\\.\\d+", "3.#");
  }

  private static void deploy(BeanstalkFixture account, String id) {
    account.client.updateEnvironment(r -> r.environmentId(id).versionLabel("v2"));
  }

  private static void configure(
      BeanstalkFixture account, String id, ConfigurationOptionSetting setting) {
    account.client.updateEnvironment(r -> r.environmentId(id).optionSettings(setting));
  }

  private static void abort(BeanstalkFixture account, String id) {
    deploy(account, id);
    account.advance(Duration.ofSeconds(20));
    account.client.abortEnvironmentUpdate(r -> r.environmentId(id));
  }

  private static void swap(BeanstalkFixture account, String id) {
    account.launchEnvironment("other-env", profile(), single());
    account.client.swapEnvironmentCNAMEs(
        r -> r.sourceEnvironmentId(id).destinationEnvironmentName("other-env"));
  }

  private static ConfigurationOptionSetting alb() {
    return option("aws:elasticbeanstalk:environment", "LoadBalancerType", "application");
  }

  private static ConfigurationOptionSetting size() {
    return option("aws:autoscaling:asg", "MinSize", "2");
  }

  private static ConfigurationOptionSetting policy(String policy) {
    return option(POLICY, "DeploymentPolicy", policy);
  }

  private static ConfigurationOptionSetting half() {
    return option(POLICY, "BatchSize", "50");
  }

  private static ConfigurationOptionSetting property(String name, String value) {
    return option("aws:elasticbeanstalk:application:environment", name, value);
  }

  private static ConfigurationOptionSetting keyName() {
    return option("aws:autoscaling:launchconfiguration", "EC2KeyName", "key");
  }
}
