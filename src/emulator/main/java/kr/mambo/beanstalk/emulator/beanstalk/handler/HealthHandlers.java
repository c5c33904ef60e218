package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Health;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Enhanced health of environments and their instances. */
final class HealthHandlers {
  private static final int PAGE_SIZE = 100;

  void register(HandlerRegistry registry) {
    registry.register(DescribeEnvironmentHealthRequest.class, this::describeEnvironmentHealth);
    registry.register(DescribeInstancesHealthRequest.class, this::describeInstancesHealth);
  }

  private SdkPojo describeEnvironmentHealth(
      DescribeEnvironmentHealthRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    requireEnhancedHealth(environment, context);
    var requested = requestedAttributes(request.attributeNamesAsStrings());
    var health = environment.health;
    var answer = DescribeEnvironmentHealthResponse.builder().environmentName(environment.name);
    if (requested.contains("HealthStatus")) answer.healthStatus(health.status());
    if (requested.contains("Status")) answer.status(environment.status.name());
    if (requested.contains("Color")) answer.color(health.color());
    if (requested.contains("Causes")) answer.causes(truncatedCauses(health));
    if (requested.contains("ApplicationMetrics")) answer.applicationMetrics(m -> m.requestCount(0));
    if (requested.contains("InstancesHealth"))
      answer.instancesHealth(summarizeInstances(environment, context));
    if (requested.contains("RefreshedAt")) answer.refreshedAt(context.now());
    return answer.build();
  }

  private static void requireEnhancedHealth(Environment environment, CallContext context) {
    if (!Descriptions.settings(context, environment).hasEnhancedHealth())
      throw new ServiceException(
          "InvalidRequestException",
          "DescribeEnvironmentHealth is not supported. Environment %s does not use enhanced health reporting."
              .formatted(environment.name));
  }

  /** Causes are cut at 255 characters each. */
  private static List<String> truncatedCauses(Health health) {
    return health.causes().stream().map(c -> c.length() > 255 ? c.substring(0, 255) : c).toList();
  }

  private static Set<String> requestedAttributes(List<String> names) {
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

  private static InstanceHealthSummary summarizeInstances(
      Environment environment, CallContext context) {
    var statuses =
        environment.instances.stream().map(i -> statusKey(environment, i, context)).toList();
    return InstanceHealthSummary.builder()
        .noData(count(statuses, "nodata"))
        .unknown(count(statuses, "unknown"))
        .pending(count(statuses, "pending"))
        .ok(count(statuses, "ok"))
        .info(count(statuses, "info"))
        .warning(count(statuses, "warning"))
        .degraded(count(statuses, "degraded"))
        .severe(count(statuses, "severe"))
        .build();
  }

  private static String statusKey(Environment environment, Instance instance, CallContext context) {
    var status = context.backend().healthModel().assessInstance(environment, instance).status();
    return status == null ? "unknown" : status.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static int count(List<String> statuses, String status) {
    return (int) statuses.stream().filter(status::equals).count();
  }

  private SdkPojo describeInstancesHealth(
      DescribeInstancesHealthRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    requireEnhancedHealth(environment, context);
    var requested = requestedAttributes(request.attributeNamesAsStrings());
    var page = ResultPage.slice(environment.instances, PAGE_SIZE, request.nextToken());
    var answer =
        DescribeInstancesHealthResponse.builder()
            .instanceHealthList(
                page.items().stream()
                    .map(i -> describeInstance(environment, i, requested, context))
                    .toList())
            .nextToken(page.nextToken());
    return answer.refreshedAt(context.now()).build();
  }

  private static SingleInstanceHealth describeInstance(
      Environment environment, Instance instance, Set<String> requested, CallContext context) {
    var health = context.backend().healthModel().assessInstance(environment, instance);
    var answer = SingleInstanceHealth.builder().instanceId(instance.id);
    if (requested.contains("HealthStatus")) answer.healthStatus(health.status());
    if (requested.contains("Color")) answer.color(health.color());
    if (requested.contains("Causes")) answer.causes(truncatedCauses(health));
    if (requested.contains("LaunchedAt")) answer.launchedAt(instance.launchedAt);
    if (requested.contains("ApplicationMetrics")) answer.applicationMetrics(m -> m.requestCount(0));
    if (requested.contains("System")) answer.system(describeSystem(instance));
    if (requested.contains("Deployment")) answer.deployment(describeDeployment(instance));
    if (requested.contains("AvailabilityZone")) answer.availabilityZone(instance.availabilityZone);
    if (requested.contains("InstanceType")) answer.instanceType(instance.instanceType);
    return answer.build();
  }

  /** An instance whose start failed has nothing to tell. */
  private static Deployment describeDeployment(Instance instance) {
    if (instance.hasFailed() && instance.initializing) return Deployment.builder().build();
    return Deployment.builder()
        .versionLabel(instance.versionLabel == null ? "Sample Application" : instance.versionLabel)
        .deploymentId(instance.deploymentId)
        .status(instance.deploymentStatus)
        .deploymentTime(instance.deployedAt)
        .build();
  }

  private static SystemStatus describeSystem(Instance instance) {
    if (instance.stopped) return SystemStatus.builder().build();
    return SystemStatus.builder()
        .cpuUtilization(
            c -> c.user(1.2).nice(0.0).system(0.6).idle(98.1).ioWait(0.1).irq(0.0).softIRQ(0.0))
        .loadAverage(0.02, 0.03, 0.0)
        .build();
  }
}
