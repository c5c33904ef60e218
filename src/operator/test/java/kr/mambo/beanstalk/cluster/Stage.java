package kr.mambo.beanstalk.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import kr.mambo.beanstalk.emulator.Clients;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.Settings;
import kr.mambo.beanstalk.emulator.signature.Credential;
import software.amazon.awssdk.regions.Region;

/**
 * What plays together in the tests of this package: the control plane, an emulator of AWS on which
 * an hour passes in six seconds, and the packaged operator under its ServiceAccount. One set for
 * the whole run, started by the first who asks.
 */
final class Stage {
  static final String REGION = "ap-northeast-2";
  static final String ACCOUNT = "123456789012";
  static final String BUCKET = "mambo-cert";
  static final Path LOG = Path.of("target", "operator.log");

  private static final class Holder {
    static final Stage ONE = new Stage();
  }

  private final ControlPlane plane = ControlPlane.up();
  private final Path credentials;
  private final Path hosts;
  private final Emulator aws;
  private OperatorProcess operator;

  private Stage() {
    try {
      Files.deleteIfExists(LOG);
      aws =
          Emulator.start(
              Settings.of(
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
    Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
    giveOperator(aws.user());
    operator = another();
  }

  static Stage up() {
    return Holder.ONE;
  }

  Emulator aws() {
    return aws;
  }

  AtAws atAws() {
    return new AtAws(aws, Clients.of(aws).in(Region.of(REGION)));
  }

  OperatorProcess operator() {
    return operator;
  }

  /** A new operator in the place of the one that ended. */
  OperatorProcess restart() {
    operator = another();
    return operator;
  }

  /** One more operator, which waits for its turn. */
  OperatorProcess standby() {
    return another();
  }

  /** The one that works from now on. */
  void worksWith(OperatorProcess other) {
    operator = other;
  }

  /** A new operator, which gets other keys of AWS. */
  void restartWith(Credential key) {
    operator.close();
    giveOperator(key);
    restart();
  }

  /** Not in its environment, which others on its machine may read. */
  private void giveOperator(Credential key) {
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

  private OperatorProcess another() {
    return OperatorProcess.start(settings(), LOG);
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
        "AWS_ENDPOINT_URL_ELASTIC_BEANSTALK", aws.endpoint().toString(),
        "AWS_ENDPOINT_URL_S3", aws.s3Endpoint().toString(),
        "AWS_ENDPOINT_URL_STS", aws.endpoint().toString(),
        "AWS_ENDPOINT_URL_IAM", aws.endpoint().toString(),
        "AWS_SHARED_CREDENTIALS_FILE", credentials.toString(),
        "AWS_CONFIG_FILE", "/dev/null",
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_REGION", REGION);
  }
}
