package kr.mambo.beanstalk.resilience;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The smallest environment that is of use, and what its users do to it. */
final class SampleEnvironment {
  static final String NAME = "shop-web";

  /** Easily found wherever it must not be. */
  static final String TOKEN = "planted-token-5be1";

  private static final String MANIFEST =
      """
      apiVersion: eb.mambo.kr/v1alpha1
      kind: EbEnvironment
      metadata: {name: shop-web}
      spec:
        accountRef: {name: ACCOUNT}
        application: shop
        region: ap-northeast-2
        instanceProfile: aws-elasticbeanstalk-ec2-role
        loadBalancer: {type: None}
        storage: {bucket: mambo-cert, prefix: env}
        versions: {keep: 0}
        deployment: {healthSettleSeconds: 0, policy: AllAtOnce}
        deletionPolicy: Delete
        containers:
        - name: web
          image: nginx:r0
          ports: [{containerPort: 80, hostPort: 80}]
          readinessProbe: {httpGet: {path: /, port: 80}}
          env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: token, key: value}}}]
      """;

  private SampleEnvironment() {}

  /** Applies it with the Secret that it names, and waits until it runs. */
  static void create(SimulatedCluster cluster, String fields) {
    cluster.applySecret("token", Map.of("value", TOKEN));
    apply(cluster, NAME, fields);
    cluster.converge();
  }

  /** Applies it with fields of the spec instead of its own. */
  static void apply(SimulatedCluster cluster, String name, String fields) {
    var named =
        fields.lines().map(line -> "  " + line.substring(0, line.indexOf(':') + 1)).toList();
    var rest =
        MANIFEST
            .lines()
            .filter(line -> named.stream().noneMatch(line::startsWith))
            .collect(joining("\n", "", "\n"));
    cluster.apply(rest.replace(NAME, name) + fields.strip().indent(2));
  }

  static void create(SimulatedCluster cluster) {
    create(cluster, "deletionPolicy: Delete");
  }

  /** Somebody makes an environment of that name in the console, with options of their own. */
  static void createInConsole(SimulatedCluster cluster) {
    var beanstalk = cluster.beanstalk();
    if (beanstalk.describeApplications(r -> r.applicationNames("shop")).applications().isEmpty()) {
      beanstalk.createApplication(r -> r.applicationName("shop"));
    }
    beanstalk.createEnvironment(
        r ->
            r.applicationName("shop")
                .environmentName(NAME)
                .solutionStackName("64bit Amazon Linux 2023 v4.13.10 running Docker")
                .optionSettings(
                    RandomActions.option(
                        "aws:autoscaling:launchconfiguration",
                        "IamInstanceProfile",
                        "aws-elasticbeanstalk-ec2-role"),
                    RandomActions.option(
                        "aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance"),
                    RandomActions.option("aws:elasticbeanstalk:command", "Timeout", "900")));
    cluster.advance(Duration.ofMinutes(15));
  }

  /** Deploys an image, and waits until it is done. */
  static void deploy(SimulatedCluster cluster, String image) {
    setImage(cluster, image);
    cluster.converge();
  }

  /** Asks for an image. */
  static void setImage(SimulatedCluster cluster, String image) {
    setImage(cluster, NAME, image);
  }

  static void setImage(SimulatedCluster cluster, String name, String image) {
    cluster.patch(
        name,
        """
        spec:
          containers:
          - name: web
            image: %s
            ports: [{containerPort: 80, hostPort: 80}]
            readinessProbe: {httpGet: {path: /, port: 80}}
            env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: token, key: value}}}]
        """
            .formatted(image));
  }

  static void patch(SimulatedCluster cluster, String patch) {
    cluster.patch(NAME, patch);
    cluster.converge();
  }

  static void delete(SimulatedCluster cluster) {
    cluster.delete(NAME);
    cluster.converge();
  }

  /** Asks for a look, which forgets failed versions. */
  static void requestReconcile(SimulatedCluster cluster) {
    cluster.annotate(NAME, "eb.mambo.kr/reconcile-requested-at", cluster.now().toString());
  }

  /** Whether Beanstalk has told an error since then. */
  static boolean hasErrorSince(SimulatedCluster cluster, Instant since) {
    return !cluster
        .beanstalk()
        .describeEvents(r -> r.environmentName(NAME).severity("ERROR").startTime(since))
        .events()
        .isEmpty();
  }

  /** Somebody changes an option behind the operator's back. */
  static void changeOptionInConsole(
      SimulatedCluster cluster, String namespace, String option, String value) {
    cluster
        .emulator()
        .beanstalkControl()
        .updateOptions(NAME, List.of(RandomActions.option(namespace, option, value)));
  }
}
