package kr.mambo.beanstalk.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.EmulatorAwsClients;
import kr.mambo.beanstalk.emulator.EmulatorFlags;
import kr.mambo.beanstalk.emulator.signature.Credential;
import software.amazon.awssdk.regions.Region;

/**
 * What plays together in the tests of this package: the control plane, an emulator of AWS on which
 * an hour passes in six seconds, and the packaged operator under its ServiceAccount. One set for
 * the whole run, started by the first who asks.
 */
final class SystemTestBed {
  static final String REGION = "ap-northeast-2";
  static final String ACCOUNT = "123456789012";
  static final String BUCKET = "mambo-cert";
  static final Path OPERATOR_LOG = Path.of("target", "operator.log");

  private static final class Holder {
    static final SystemTestBed INSTANCE = new SystemTestBed();
  }

  private final ControlPlane plane = ControlPlane.shared();
  private final Path credentials;
  private final Path hosts;
  private final Emulator emulator;
  private OperatorProcess operator;

  private SystemTestBed() {
    try {
      Files.deleteIfExists(OPERATOR_LOG);
      emulator =
          Emulator.start(
              EmulatorFlags.parse(
                  "--speed",
                  "600",
                  "--region",
                  REGION,
                  "--account",
                  ACCOUNT,
                  "--bucket",
                  BUCKET,
                  "--bucket",
                  "far-away@eu-west-1",
                  "--quiet"));
      credentials =
          Files.createTempFile(
              "aws",
              "credentials",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      credentials.toFile().deleteOnExit();
      hosts = Files.createTempFile("hosts", "");
      hosts.toFile().deleteOnExit();
      var here = InetAddress.getLocalHost().getHostName();
      Files.writeString(hosts, "127.0.0.1 localhost %s%n".formatted(here));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
    writeCredentials(emulator.defaultCredential());
    operator = startOperator();
  }

  static SystemTestBed shared() {
    return Holder.INSTANCE;
  }

  Emulator emulator() {
    return emulator;
  }

  AwsAccount awsAccount() {
    return new AwsAccount(emulator, EmulatorAwsClients.of(emulator).inRegion(Region.of(REGION)));
  }

  OperatorProcess operator() {
    return operator;
  }

  /** A new operator in the place of the one that ended. */
  OperatorProcess restart() {
    operator = startOperator();
    return operator;
  }

  /** One more operator, which waits for its turn. */
  OperatorProcess standby() {
    return startOperator();
  }

  /** The one that works from now on. */
  void setOperator(OperatorProcess other) {
    operator = other;
  }

  /** A new operator, which gets other keys of AWS. */
  void restartWithCredentials(Credential key) {
    operator.close();
    writeCredentials(key);
    restart();
  }

  /** Not in its environment, which others on its machine may read. */
  private void writeCredentials(Credential key) {
    try {
      Files.writeString(
          credentials,
          """
          [default]
          aws_access_key_id = %s
          aws_secret_access_key = %s
          """
              .formatted(key.accessKeyId(), key.secretAccessKey()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OperatorProcess startOperator() {
    return OperatorProcess.start(settings(), OPERATOR_LOG);
  }

  private Map<String, String> settings() {
    var settings = new HashMap<>(awsSettings());
    try {
      settings.put("KUBECONFIG", plane.kubeconfigOf("eb-system", "eb-operator").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.put("EB_OPEN_IDENTITY", "true");
    settings.put("EB_POLL_MOVING", "1s");
    settings.put("EB_POLL_STILL", "3s");
    settings.put("EB_RECHECK", "2s");
    settings.put("EB_SETTLE_STILL", "1s");
    settings.put("EB_REPLACEMENT_GRACE", "3s");
    settings.put("EB_REGISTRY_LOOPBACK", "true");
    // No test asks a registry of the world.
    settings.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts);
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", "0");
    return settings;
  }

  private Map<String, String> awsSettings() {
    return Map.of(
        "AWS_ENDPOINT_URL_ELASTIC_BEANSTALK", emulator.endpoint().toString(),
        "AWS_ENDPOINT_URL_S3", emulator.s3Endpoint().toString(),
        "AWS_ENDPOINT_URL_STS", emulator.endpoint().toString(),
        "AWS_ENDPOINT_URL_IAM", emulator.endpoint().toString(),
        "AWS_SHARED_CREDENTIALS_FILE", credentials.toString(),
        "AWS_CONFIG_FILE", "/dev/null",
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_REGION", REGION);
  }
}
