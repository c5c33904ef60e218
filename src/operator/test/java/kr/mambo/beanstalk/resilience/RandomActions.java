package kr.mambo.beanstalk.resilience;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;

/** What can happen to an environment. */
final class RandomActions {
  private static final List<String> ACTIONS =
      List.of(
          "elasticbeanstalk:*",
          "s3:*",
          "elasticbeanstalk:UpdateEnvironment",
          "elasticbeanstalk:CreateEnvironment",
          "elasticbeanstalk:CreateApplicationVersion",
          "elasticbeanstalk:DescribeEvents",
          "elasticbeanstalk:TerminateEnvironment",
          "s3:PutObject");

  private final SimulatedCluster cluster;
  private final Random random;
  private int turn;

  RandomActions(SimulatedCluster cluster, Random random) {
    this.cluster = cluster;
    this.random = random;
    cluster
        .emulator()
        .beanstalkControl()
        .addDeploymentFault(Scenarios.failingImage("nginx:broken"));
  }

  void create(String name) {
    int application = Integer.parseInt(name.substring(5)) % 4 == 3 ? 0 : random.nextInt(4);
    SampleEnvironment.apply(
        cluster, name, "application: shop-%d\nversions: {keep: 10}".formatted(application));
  }

  /** Something happens; what it was. */
  String performRandom(String name) {
    turn++;
    boolean there = cluster.environment(name).get() != null;
    if (!there) {
      create(name);
      return "made again";
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> setImage(name, "nginx:r" + turn);
      case 3 -> setImage(name, "nginx:broken");
      case 4 ->
          patchSpec(
              name,
              "options: [{namespace: 'aws:autoscaling:asg', name: Cooldown, value: '%d'}]"
                  .formatted(300 + random.nextInt(3)));
      case 5 -> patchSpec(name, "tags: {stage: s%d}".formatted(random.nextInt(3)));
      case 6 -> patchSpec(name, "suspend: " + random.nextBoolean());
      case 7 ->
          patchSpec(name, "managementMode: " + (random.nextInt(3) == 0 ? "Observe" : "Manage"));
      case 8 -> patchSpec(name, "driftPolicy: " + (random.nextBoolean() ? "Correct" : "Report"));
      case 9 -> {
        cluster.applySecret(
            "token", Map.of("value", SampleEnvironment.TOKEN + "-" + random.nextInt(3)));
        yield "the Secret changes";
      }
      case 10 -> {
        cluster.delete(name);
        yield "deleted";
      }
      case 11 -> {
        cluster.patch(
            name,
            "metadata: {annotations: {eb.mambo.kr/reconcile-requested-at: '%d'}}".formatted(turn));
        yield "asked for a look";
      }
      case 12, 13 -> changeInConsole(name);
      case 14 -> addFault();
      case 15 -> {
        cluster.harness().crashPoints().arm(1 + random.nextInt(6), stretch -> stretch == 0);
        yield "the operator is going to die";
      }
      case 16 -> patchSpec(name, "adoption: ByName, deletionPolicy: " + oneOf("Retain", "Delete"));
      case 17 ->
          patchSpec(name, "platform: {version: %s}".formatted(oneOf("4.13.8", "4.13.9", "null")));
      case 18 -> patchSpec(name, "replacement: " + oneOf("BlueGreen", "Never"));
      case 19 ->
          patchSpec(name, "options: [%s]".formatted(vpcOptions(oneOf("vpc-0a1", "vpc-0b2"))));
      default -> throw new IllegalStateException();
    };
  }

  private String oneOf(String... words) {
    return words[random.nextInt(words.length)];
  }

  /** A network, which Beanstalk cannot change while the environment lives. */
  static String vpcOptions(String id) {
    return "{namespace: 'aws:ec2:vpc', name: VPCId, value: %s}, {namespace: 'aws:ec2:vpc', name: Subnets, value: subnet-0%s}"
        .formatted(id, id.substring(5));
  }

  private String setImage(String name, String image) {
    SampleEnvironment.setImage(cluster, name, image);
    return image;
  }

  private String patchSpec(String name, String fields) {
    cluster.patch(name, "spec: {%s}".formatted(fields));
    return fields;
  }

  /** A colleague at the console, who is told where that is not possible just now. */
  private String changeInConsole(String name) {
    if (name.equals(ForeignResources.ENVIRONMENT)) return "nothing";
    var console = cluster.emulator().beanstalkControl();
    try {
      return switch (random.nextInt(5)) {
        case 0 -> {
          console.updateOptions(name, List.of(option("aws:autoscaling:asg", "MaxSize", "4")));
          yield "console: MaxSize 4";
        }
        case 1 -> {
          console.deployVersion(name, ForeignResources.VERSION);
          yield "console: another version";
        }
        case 2 -> {
          console.startManagedUpdate(name, null);
          yield "managed update";
        }
        case 3 -> {
          console.terminate(name);
          yield "console: terminated";
        }
        case 4 -> {
          console.overrideHealth(name, "Red", "All is lost", Duration.ofMinutes(10));
          yield "bad health";
        }
        default -> throw new IllegalStateException();
      };
    } catch (IllegalArgumentException e) {
      return "console: " + e.getMessage();
    }
  }

  static ConfigurationOptionSetting option(String namespace, String name, String value) {
    return ConfigurationOptionSetting.builder()
        .namespace(namespace)
        .optionName(name)
        .value(value)
        .build();
  }

  private String addFault() {
    var faults = cluster.emulator().faults();
    var action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    int times = 1 + random.nextInt(8);
    var effect =
        switch (random.nextInt(8)) {
          case 0, 1 -> new FaultEffect.ReturnError("Throttling", 400, "Rate exceeded");
          case 2 -> new FaultEffect.ReturnError("ServiceUnavailable", 503, "later");
          case 3 -> new FaultEffect.LoseResponse();
          case 4 -> new FaultEffect.DropConnection();
          case 5 -> new FaultEffect.GarbleResponse();
          case 6 -> new FaultEffect.Deny();
          case 7 ->
              new FaultEffect.ReturnError("ExpiredToken", 403, "The security token has expired");
          default -> throw new IllegalStateException();
        };
    faults.add(Fault.next(times, action, effect));
    return "%d times %s: %s".formatted(times, action, effect);
  }

  /** No more faults. */
  void liftFaults() {
    cluster.emulator().faults().clear();
    cluster.harness().crashPoints().arm(0);
  }

  /** Its user lets the operator work, and asks for another try. */
  void unblock(String name) {
    if (cluster.environment(name).get() == null) return;
    cluster.patch(
        name,
        """
        spec: {suspend: false, managementMode: Manage, driftPolicy: Correct}
        metadata: {annotations: {eb.mambo.kr/reconcile-requested-at: 'end'}}
        """);
    setImage(name, "nginx:end");
  }
}
