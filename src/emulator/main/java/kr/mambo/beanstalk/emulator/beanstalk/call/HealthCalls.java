package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.service.Refusal;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Enhanced health of environments and their instances. */
final class HealthCalls {
  private static final int PAGE = 100;

  void register(Operations operations) {
    operations.on(DescribeEnvironmentHealthRequest.class, this::environment);
    operations.on(DescribeInstancesHealthRequest.class, this::instances);
  }

  private SdkPojo environment(DescribeEnvironmentHealthRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    enhanced(environment, context);
    var asked = asked(request.attributeNamesAsStrings());
    var health = environment.health;
    var answer = DescribeEnvironmentHealthResponse.builder().environmentName(environment.name);
    if (asked.contains("HealthStatus")) answer.healthStatus(health.status());
    if (asked.contains("Status")) answer.status(environment.status.name());
    if (asked.contains("Color")) answer.color(health.color());
    if (asked.contains("Causes")) answer.causes(causes(health));
    if (asked.contains("ApplicationMetrics")) answer.applicationMetrics(m -> m.requestCount(0));
    if (asked.contains("InstancesHealth")) answer.instancesHealth(summary(environment, context));
    if (asked.contains("RefreshedAt")) answer.refreshedAt(context.now());
    return answer.build();
  }

  private static void enhanced(Environment environment, Context context) {
    if (!Descriptions.settings(context, environment).enhancedHealth())
      throw new Refusal(
          "InvalidRequestException",
          "DescribeEnvironmentHealth is not supported. Environment %s does not use enhanced health reporting."
              .formatted(environment.name));
  }

  /** Causes are cut at 255 characters each. */
  private static List<String> causes(Health health) {
    return health.causes().stream().map(c -> c.length() > 255 ? c.substring(0, 255) : c).toList();
  }

  private static Set<String> asked(List<String> names) {
    var asked = new TreeSet<>(names);
    if (asked.contains("All"))
      asked.addAll(
          List.of(
              "Status",
              "Color",
              "Causes",
              "ApplicationMetrics",
              "InstancesHealth",
              "HealthStatus",
              "RefreshedAt",
              "LaunchedAt",
              "System",
              "Deployment",
              "AvailabilityZone",
              "InstanceType"));
    return asked;
  }

  private static InstanceHealthSummary summary(Environment environment, Context context) {
    var words = environment.instances.stream().map(i -> word(environment, i, context)).toList();
    return InstanceHealthSummary.builder()
        .noData(count(words, "nodata"))
        .unknown(count(words, "unknown"))
        .pending(count(words, "pending"))
        .ok(count(words, "ok"))
        .info(count(words, "info"))
        .warning(count(words, "warning"))
        .degraded(count(words, "degraded"))
        .severe(count(words, "severe"))
        .build();
  }

  private static String word(Environment environment, Instance instance, Context context) {
    var status = context.shop().health().instance(environment, instance).status();
    return status == null ? "unknown" : status.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static int count(List<String> words, String word) {
    return (int) words.stream().filter(word::equals).count();
  }

  private SdkPojo instances(DescribeInstancesHealthRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    enhanced(environment, context);
    var asked = asked(request.attributeNamesAsStrings());
    var page = Pages.of(environment.instances, PAGE, request.nextToken());
    var answer =
        DescribeInstancesHealthResponse.builder()
            .instanceHealthList(
                page.items().stream().map(i -> instance(environment, i, asked, context)).toList())
            .nextToken(page.next());
    return answer.refreshedAt(context.now()).build();
  }

  private static SingleInstanceHealth instance(
      Environment environment, Instance instance, Set<String> asked, Context context) {
    var health = context.shop().health().instance(environment, instance);
    var answer = SingleInstanceHealth.builder().instanceId(instance.id);
    if (asked.contains("HealthStatus")) answer.healthStatus(health.status());
    if (asked.contains("Color")) answer.color(health.color());
    if (asked.contains("Causes")) answer.causes(causes(health));
    if (asked.contains("LaunchedAt")) answer.launchedAt(instance.launchedAt);
    if (asked.contains("ApplicationMetrics")) answer.applicationMetrics(m -> m.requestCount(0));
    if (asked.contains("System")) answer.system(system(instance));
    if (asked.contains("Deployment")) answer.deployment(deployment(instance));
    if (asked.contains("AvailabilityZone")) answer.availabilityZone(instance.zone);
    if (asked.contains("InstanceType")) answer.instanceType(instance.type);
    return answer.build();
  }

  /** An instance whose start failed has nothing to tell. */
  private static Deployment deployment(Instance instance) {
    if (instance.failed() && instance.launching) return Deployment.builder().build();
    return Deployment.builder()
        .versionLabel(instance.label == null ? "Sample Application" : instance.label)
        .deploymentId(instance.deployment)
        .status(instance.deploymentStatus)
        .deploymentTime(instance.deployedAt)
        .build();
  }

  private static SystemStatus system(Instance instance) {
    if (instance.stopped) return SystemStatus.builder().build();
    return SystemStatus.builder()
        .cpuUtilization(
            c -> c.user(1.2).nice(0.0).system(0.6).idle(98.1).ioWait(0.1).irq(0.0).softIRQ(0.0))
        .loadAverage(0.02, 0.03, 0.0)
        .build();
  }
}
