package kr.mambo.beanstalk.resilience;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The smallest environment that is of use, and what its users do to it. */
final class Samples {
  static final String NAME = "shop-web";

  /** Easily found wherever it must not be. */
  static final String TOKEN = "planted-token-5be1";

  private static final String LEAST =
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
          env: [{name: TOKEN, secretKeyRef: {name: token, key: value}}]
      """;

  private Samples() {}

  /** Applies it with the Secret that it names, and waits until it runs. */
  static void create(World world, String fields) {
    world.secret("token", Map.of("value", TOKEN));
    apply(world, NAME, fields);
    world.converge();
  }

  /** Applies it with fields of the spec instead of its own. */
  static void apply(World world, String name, String fields) {
    var named =
        fields.lines().map(line -> "  " + line.substring(0, line.indexOf(':') + 1)).toList();
    var rest =
        LEAST
            .lines()
            .filter(line -> named.stream().noneMatch(line::startsWith))
            .collect(joining("\n", "", "\n"));
    world.apply(rest.replace(NAME, name) + fields.strip().indent(2));
  }

  static void create(World world) {
    create(world, "deletionPolicy: Delete");
  }

  /** Somebody makes an environment of that name in the console, with options of their own. */
  static void byHand(World world) {
    var beanstalk = world.beanstalk();
    if (beanstalk.describeApplications(r -> r.applicationNames("shop")).applications().isEmpty()) {
      beanstalk.createApplication(r -> r.applicationName("shop"));
    }
    beanstalk.createEnvironment(
        r ->
            r.applicationName("shop")
                .environmentName(NAME)
                .solutionStackName("64bit Amazon Linux 2023 v4.13.10 running Docker")
                .optionSettings(
                    Moves.option(
                        "aws:autoscaling:launchconfiguration",
                        "IamInstanceProfile",
                        "aws-elasticbeanstalk-ec2-role"),
                    Moves.option(
                        "aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance"),
                    Moves.option("aws:elasticbeanstalk:command", "Timeout", "900")));
    world.go(Duration.ofMinutes(15));
  }

  /** Deploys an image, and waits until it is done. */
  static void deploy(World world, String image) {
    image(world, image);
    world.converge();
  }

  /** Asks for an image. */
  static void image(World world, String image) {
    image(world, NAME, image);
  }

  static void image(World world, String name, String image) {
    world.patch(
        name,
        """
        spec:
          containers:
          - name: web
            image: %s
            ports: [{containerPort: 80, hostPort: 80}]
            readinessProbe: {httpGet: {path: /, port: 80}}
            env: [{name: TOKEN, secretKeyRef: {name: token, key: value}}]
        """
            .formatted(image));
  }

  static void patch(World world, String patch) {
    world.patch(NAME, patch);
    world.converge();
  }

  static void delete(World world) {
    world.delete(NAME);
    world.converge();
  }

  /** Asks for a look, which forgets failed versions. */
  static void ask(World world) {
    world.annotate(NAME, "eb.mambo.kr/reconcile-requested-at", world.now().toString());
  }

  /** Whether Beanstalk has told an error since then. */
  static boolean failed(World world, Instant since) {
    return !world
        .beanstalk()
        .describeEvents(r -> r.environmentName(NAME).severity("ERROR").startTime(since))
        .events()
        .isEmpty();
  }

  /** Somebody changes an option behind the operator's back. */
  static void console(World world, String namespace, String option, String value) {
    world
        .emulator()
        .beanstalk()
        .changeOptions(NAME, List.of(Moves.option(namespace, option, value)));
  }
}
