package kr.mambo.beanstalk.plan.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.api.Scheme;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.YamlFixtures;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.PublishedPort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesiredOptionsTest {
  private static final ContainerProbe PROBE =
      new ContainerProbe(new HttpGet("/healthz", 80, Scheme.HTTP), 0, 10, 1, 1, 3);
  private static final List<PublishedPort> HTTP_AND_HTTPS =
      List.of(
          new PublishedPort(443, 443, PortProtocol.TCP, "nginx", PROBE),
          new PublishedPort(80, 80, PortProtocol.TCP, "nginx", PROBE),
          new PublishedPort(53, 53, PortProtocol.UDP, "dns", null));

  private static String options(String spec) {
    return options(spec, "");
  }

  /** Those of one kind of namespaces, one a line. */
  private static String options(String spec, String prefix) {
    return desired(spec, HTTP_AND_HTTPS).options().entrySet().stream()
        .filter(o -> o.getKey().namespace().startsWith(prefix))
        .map(o -> o.getKey().text() + " = " + o.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static DesiredOptions desired(String spec, List<PublishedPort> published) {
    return DesiredOptions.of(YamlFixtures.spec(spec), published, new DefaultsInForce.OfRelease());
  }

  private static List<String> conflicts(String spec) {
    return desired(spec, HTTP_AND_HTTPS).conflicts();
  }

  @Test
  void theSampleWithItsNetworkLoadBalancer() {
    var spec =
        """
        serviceRole: aws-elasticbeanstalk-service-role
        scaling: {min: 1, max: 4, instanceTypes: [t3.small], targetCPUUtilization: 60}
        deployment: {policy: RollingWithAdditionalBatch, batchSize: 1, timeoutSeconds: 600}
        loadBalancer: {type: Network, listeners: [{port: 80}, {port: 443}]}
        options: [{namespace: 'aws:elasticbeanstalk:cloudwatch:logs', name: StreamLogs, value: 'true'}]
        """;

    assertThat(options(spec))
        .isEqualTo(
            """
            aws:autoscaling:asg|MaxSize = 4
            aws:autoscaling:asg|MinSize = 1
            aws:autoscaling:launchconfiguration|DisableIMDSv1 = true
            aws:autoscaling:launchconfiguration|IamInstanceProfile = web-profile
            aws:autoscaling:trigger|LowerThreshold = 30
            aws:autoscaling:trigger|MeasureName = CPUUtilization
            aws:autoscaling:trigger|Statistic = Average
            aws:autoscaling:trigger|Unit = Percent
            aws:autoscaling:trigger|UpperThreshold = 60
            aws:ec2:instances|InstanceTypes = t3.small
            aws:elasticbeanstalk:cloudwatch:logs|StreamLogs = true
            aws:elasticbeanstalk:command|BatchSize = 1
            aws:elasticbeanstalk:command|BatchSizeType = Fixed
            aws:elasticbeanstalk:command|DeploymentPolicy = RollingWithAdditionalBatch
            aws:elasticbeanstalk:command|Timeout = 600
            aws:elasticbeanstalk:environment:process:default|HealthCheckPath = /healthz
            aws:elasticbeanstalk:environment:process:default|Port = 80
            aws:elasticbeanstalk:environment:process:default|Protocol = TCP
            aws:elasticbeanstalk:environment:process:port443|Port = 443
            aws:elasticbeanstalk:environment:process:port443|Protocol = TCP
            aws:elasticbeanstalk:environment|EnvironmentType = LoadBalanced
            aws:elasticbeanstalk:environment|LoadBalancerType = network
            aws:elasticbeanstalk:environment|ServiceRole = aws-elasticbeanstalk-service-role
            aws:elasticbeanstalk:healthreporting:system|HealthCheckSuccessThreshold = Ok
            aws:elasticbeanstalk:healthreporting:system|SystemType = enhanced
            aws:elbv2:listener:443|DefaultProcess = port443
            aws:elbv2:listener:443|ListenerEnabled = true
            aws:elbv2:listener:443|Protocol = TCP
            aws:elbv2:listener:default|DefaultProcess = default
            aws:elbv2:listener:default|ListenerEnabled = true
            aws:elbv2:listener:default|Protocol = TCP
            """);
  }

  @Test
  void anApplicationLoadBalancerThatEndsTlsPassesOnToTheMainPort() {
    var spec =
        """
        loadBalancer:
          listeners: [{port: 443, protocol: HTTPS, certificateARN: 'arn:aws:acm:r:1:certificate/x'}]
        """;

    assertThat(options(spec, "aws:elbv2"))
        .isEqualTo(
            """
            aws:elbv2:listener:443|DefaultProcess = default
            aws:elbv2:listener:443|ListenerEnabled = true
            aws:elbv2:listener:443|Protocol = HTTPS
            aws:elbv2:listener:443|SSLCertificateArns = arn:aws:acm:r:1:certificate/x
            aws:elbv2:listener:default|ListenerEnabled = false
            """);
    assertThat(options(spec, "aws:elasticbeanstalk:environment:process:default"))
        .isEqualTo(
            """
            aws:elasticbeanstalk:environment:process:default|HealthCheckPath = /healthz
            aws:elasticbeanstalk:environment:process:default|Port = 80
            aws:elasticbeanstalk:environment:process:default|Protocol = HTTP
            """);
  }

  @Test
  void aClassicLoadBalancerHasListenersAndAHealthCheckOfItsOwn() {
    var spec =
        """
        loadBalancer:
          type: Classic
          listeners:
          - {port: 443, protocol: HTTPS, certificateARN: 'arn:aws:acm:r:1:certificate/x'}
          - {port: 8443, protocol: TCP, instancePort: 443}
        """;

    assertThat(options(spec, "aws:elb:"))
        .isEqualTo(
            """
            aws:elb:listener:443|InstancePort = 80
            aws:elb:listener:443|InstanceProtocol = HTTP
            aws:elb:listener:443|ListenerEnabled = true
            aws:elb:listener:443|ListenerProtocol = HTTPS
            aws:elb:listener:443|SSLCertificateId = arn:aws:acm:r:1:certificate/x
            aws:elb:listener:80|ListenerEnabled = false
            aws:elb:listener:8443|InstancePort = 443
            aws:elb:listener:8443|InstanceProtocol = TCP
            aws:elb:listener:8443|ListenerEnabled = true
            aws:elb:listener:8443|ListenerProtocol = TCP
            """);
    assertThat(options(spec, "aws:elasticbeanstalk:application"))
        .isEqualTo(
            "aws:elasticbeanstalk:application|Application Healthcheck URL = HTTP:80/healthz\n");
  }

  @Test
  void aClassicLoadBalancerWithoutListenersServesHttp() {
    assertThat(options("loadBalancer: {type: Classic}", "aws:elb:"))
        .contains("aws:elb:listener:80|ListenerEnabled = true")
        .doesNotContain("false");
  }

  @Test
  void aSingleInstanceHasNeitherBalancerNorGroup() {
    assertThat(
            options("{loadBalancer: {type: None}, scaling: {instanceTypes: [t3.small, t3.micro]}}"))
        .isEqualTo(
            """
            aws:autoscaling:launchconfiguration|DisableIMDSv1 = true
            aws:autoscaling:launchconfiguration|IamInstanceProfile = web-profile
            aws:ec2:instances|InstanceTypes = t3.small, t3.micro
            aws:elasticbeanstalk:command|DeploymentPolicy = AllAtOnce
            aws:elasticbeanstalk:command|Timeout = 600
            aws:elasticbeanstalk:environment|EnvironmentType = SingleInstance
            aws:elasticbeanstalk:healthreporting:system|HealthCheckSuccessThreshold = Ok
            aws:elasticbeanstalk:healthreporting:system|SystemType = enhanced
            """);
  }

  @Test
  void withoutAPortThereIsNothingToBalance() {
    var options = desired("", List.of()).options();

    assertThat(options.keySet()).noneMatch(o -> o.namespace().startsWith("aws:elb"));
  }

  @Test
  void withoutPort80TheLowestPortIsTheMainOne() {
    var published = List.of(new PublishedPort(8080, 80, PortProtocol.TCP, "nginx", null));

    var options = desired("", published).options().toString();

    assertThat(options).contains("process:default, name=Port, resource=]=8080");
    assertThat(options).doesNotContain("HealthCheckPath");
  }

  @ParameterizedTest
  @CsvSource({"'30%', Percentage, 30", "3, Fixed, 3"})
  void aBatchIsANumberOrAPercentage(String size, String type, String number) {
    var value = size.endsWith("%") ? "'" + size + "'" : size;

    assertThat(options("deployment: {batchSize: %s}".formatted(value)))
        .contains("BatchSizeType = " + type)
        .contains("BatchSize = " + number);
  }

  @Test
  void aDefaultGivesWayToAnOptionWhateverItsCase() {
    var spec =
        "options: [{namespace: 'aws:autoscaling:launchconfiguration', name: disableimdsv1, value: 'false'}]";

    assertThat(conflicts(spec)).isEmpty();
    assertThat(options(spec)).contains("disableimdsv1 = false").doesNotContain("DisableIMDSv1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scaling: {min: 2} | aws:autoscaling:asg | MinSize | 3 | spec.scaling.min is 2",
        "deployment: {timeoutSeconds: 60} | aws:elasticbeanstalk:command | timeout | 9 | spec.deployment.timeoutSeconds is 60",
        "deployment: {healthThreshold: Severe} | aws:elasticbeanstalk:healthreporting:system | HealthCheckSuccessThreshold | Ok | spec.deployment.healthThreshold is Severe",
      })
  void anOptionNeverWinsSilentlyOverAField(
      String field, String namespace, String name, String value, String words) {
    var conflicts =
        conflicts(
            "%s%noptions: [{namespace: '%s', name: %s, value: '%s'}]"
                .formatted(field, namespace, name, value));

    assertThat(conflicts).singleElement().asString().contains(words, "remove one of the two");
  }

  /** Every member alone: written as its default, and silent beside another one that is written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scaling: {min: 1} | aws:autoscaling:asg | MinSize | 2 | scaling.min",
        "scaling: {max: 4} | aws:autoscaling:asg | MinSize | 2 |",
        "scaling: {instanceTypes: [t3.small]} | aws:autoscaling:asg | MinSize | 2 |",
        "scaling: {targetCPUUtilization: 60} | aws:autoscaling:asg | MinSize | 2 |",
        "scaling: {} | aws:autoscaling:asg | MinSize | 2 |",
        "scaling: {max: 4} | aws:autoscaling:asg | MaxSize | 8 | scaling.max",
        "scaling: {min: 1} | aws:autoscaling:asg | MaxSize | 8 |",
        "scaling: {min: 2} | aws:autoscaling:asg | MaxSize | 8 |",
        "scaling: {} | aws:autoscaling:asg | MaxSize | 8 |",
        "deployment: {policy: RollingWithAdditionalBatch} | aws:elasticbeanstalk:command | DeploymentPolicy | Immutable | deployment.policy",
        "deployment: {timeoutSeconds: 60} | aws:elasticbeanstalk:command | DeploymentPolicy | Immutable |",
        "deployment: {timeoutSeconds: 600} | aws:elasticbeanstalk:command | Timeout | 900 | deployment.timeoutSeconds",
        "deployment: {healthThreshold: Warning} | aws:elasticbeanstalk:command | Timeout | 900 |",
        "deployment: {} | aws:elasticbeanstalk:command | Timeout | 900 |",
        "deployment: {healthThreshold: Ok} | aws:elasticbeanstalk:healthreporting:system | HealthCheckSuccessThreshold | Warning | deployment.healthThreshold",
        "deployment: {healthSettleSeconds: 0, onFailedDeploy: Hold} | aws:elasticbeanstalk:healthreporting:system | HealthCheckSuccessThreshold | Warning |",
      })
  void aMemberIsAClaimExactlyWhereItIsWritten(
      String field, String namespace, String name, String value, @Nullable String claimed) {
    var spec =
        "%s%noptions: [{namespace: '%s', name: %s, value: '%s'}]"
            .formatted(field, namespace, name, value);

    if (claimed == null) assertThat(conflicts(spec)).isEmpty();
    else assertThat(conflicts(spec)).singleElement().asString().contains("but spec." + claimed);
    assertThat(options(spec)).contains("%s|%s = %s".formatted(namespace, name, value));
  }

  @Test
  void anOptionThatSaysTheSameIsNoContradiction() {
    assertThat(
            conflicts(
                """
                scaling: {min: 2, instanceTypes: [t3.small, t3.micro]}
                options:
                - {namespace: 'aws:autoscaling:asg', name: MinSize, value: '2'}
                - {namespace: 'aws:ec2:instances', name: InstanceTypes, value: 't3.small,t3.micro'}
                """))
        .isEmpty();
  }

  @Test
  void anEnvironmentThatStandsByHasOneInstance() {
    var spec =
        """
        scaling: {min: 2}
        options: [{namespace: 'aws:autoscaling:asg', name: maxsize, value: '8'}]
        """;
    var all = desired(spec, HTTP_AND_HTTPS);
    var fewer = all.withOneInstance().options();

    assertThat(fewer)
        .containsEntry(OptionKey.of("aws:autoscaling:asg", "MinSize"), "1")
        .containsEntry(OptionKey.of("aws:autoscaling:asg", "maxsize"), "1")
        .containsOnlyKeys(all.options().keySet());
    var others = new TreeMap<>(all.options());
    others.keySet().removeIf(key -> "1".equals(fewer.get(key)));
    assertThat(fewer).containsAllEntriesOf(others);
    assertThat(others).hasSize(all.options().size() - 2);
  }
}
