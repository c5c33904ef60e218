package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The health reporting document of an environment for which nobody wrote one: every metric without
 * a value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-cloudwatch.html">Publishing
 *     custom metrics</a>
 */
final class HealthDocument {
  private static final List<String> REQUEST_METRICS =
      List.of(
          "ApplicationRequestsTotal",
          "ApplicationRequests5xx",
          "ApplicationRequests4xx",
          "ApplicationRequests3xx",
          "ApplicationRequests2xx",
          "ApplicationLatencyP10",
          "ApplicationLatencyP50",
          "ApplicationLatencyP75",
          "ApplicationLatencyP85",
          "ApplicationLatencyP90",
          "ApplicationLatencyP95",
          "ApplicationLatencyP99",
          "ApplicationLatencyP99.9");
  private static final List<String> INSTANCE_METRICS =
      List.of(
          "CPUIrq",
          "LoadAverage5min",
          "LoadAverage1min",
          "CPUUser",
          "CPUIdle",
          "CPUSystem",
          "CPUSoftirq",
          "CPUIowait",
          "CPUNice",
          "RootFilesystemUtil",
          "InstanceHealth");
  private static final List<String> ENVIRONMENT_METRICS =
      List.of(
          "InstancesSevere",
          "InstancesDegraded",
          "InstancesWarning",
          "InstancesInfo",
          "InstancesOk",
          "InstancesPending",
          "InstancesUnknown",
          "InstancesNoData");

  static final String DEFAULT =
      "{\"Version\":1,\"CloudWatchMetrics\":{\"Instance\":{%s,%s},\"Environment\":{%s,%s}}}"
          .formatted(
              nulls(INSTANCE_METRICS),
              nulls(REQUEST_METRICS),
              nulls(ENVIRONMENT_METRICS),
              nulls(REQUEST_METRICS));

  private HealthDocument() {}

  private static String nulls(List<String> metrics) {
    return metrics.stream().map(m -> "\"" + m + "\":null").collect(Collectors.joining(","));
  }
}
