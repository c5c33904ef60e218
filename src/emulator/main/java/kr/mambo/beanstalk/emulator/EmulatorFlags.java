package kr.mambo.beanstalk.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.iam.Policy;
import kr.mambo.beanstalk.emulator.s3.S3;
import software.amazon.awssdk.regions.Region;

/** The command line of the emulator. */
final class EmulatorFlags {
  static final String HELP =
      """
      Runs Elastic Beanstalk, S3, STS and IAM on this machine.

      java -jar beanstalk-emulator.jar [flags]
        --port N          port of Beanstalk, STS and IAM (default 0: a free one)
        --s3-port N       port of S3 (default 0: a free one)
        --bind ADDR       address to listen at (default 127.0.0.1)
        --speed X         seconds of Beanstalk's time in one second (default 1)
        --region R        region that is printed and that unsigned calls are in (default us-east-1)
        --account N       account of the printed keys, twelve digits (default 123456789012)
        --seed N          number that makes ids and keys the same every time
        --state DIR       folder that keeps everything over a restart
        --no-signatures   believe every signature, and calls without one
        --policy FILE     who may do what, as a JSON policy
        --bucket NAME[@REGION]  bucket that is there from the start; may be given again
        --quiet           log warnings only
        --help            this text

      When ready it prints `export` lines for the AWS SDKs and tools on standard output.
      """;

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Set<String> REGIONS =
      Region.regions().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

  private int port;
  private int s3Port;
  private double speed = 1;
  private String region = "us-east-1";
  private String account = "123456789012";
  private String bindAddress = "127.0.0.1";
  private Optional<Long> seed = Optional.empty();
  private Optional<Path> stateFolder = Optional.empty();
  private boolean verifySignatures = true;
  private Policy policy = Policy.ALLOW_ALL;
  private final List<String> buckets = new ArrayList<>();
  private boolean quiet;

  private EmulatorFlags() {}

  /**
   * Reads the flags.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static EmulatorSettings parse(List<String> arguments) {
    var flags = new EmulatorFlags();
    for (var remaining = arguments.iterator(); remaining.hasNext(); )
      flags.parseFlag(remaining.next(), remaining);
    return flags.toSettings();
  }

  private void parseFlag(String flag, Iterator<String> remaining) {
    switch (flag) {
      case "--port" -> port = port(flag, value(flag, remaining));
      case "--s3-port" -> s3Port = port(flag, value(flag, remaining));
      case "--speed" -> speed = speed(value(flag, remaining));
      case "--region" -> region = region(flag, value(flag, remaining));
      case "--account" -> account = account(value(flag, remaining));
      case "--bind" -> bindAddress = value(flag, remaining);
      case "--seed" -> seed = Optional.of(seed(value(flag, remaining)));
      case "--state" -> stateFolder = Optional.of(Path.of(value(flag, remaining)));
      case "--no-signatures" -> verifySignatures = false;
      case "--policy" -> policy = policy(Path.of(value(flag, remaining)));
      case "--bucket" -> buckets.add(value(flag, remaining));
      case "--quiet" -> quiet = true;
      default ->
          throw new IllegalArgumentException(
              "Unknown flag '" + flag + "': see --help for those there are.");
    }
  }

  private EmulatorSettings toSettings() {
    return new EmulatorSettings(
        port,
        s3Port,
        speed,
        false,
        region,
        account,
        address(bindAddress),
        seed,
        stateFolder,
        verifySignatures,
        policy,
        buckets.stream().map(this::toInitialBucket).toList(),
        quiet);
  }

  private EmulatorSettings.InitialBucket toInitialBucket(String text) {
    int at = text.indexOf('@');
    var name = at < 0 ? text : text.substring(0, at);
    if (!S3.isValidBucketName(name)) {
      throw invalidValue(
          "--bucket", name, "a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots");
    }
    return new EmulatorSettings.InitialBucket(
        name, at < 0 ? region : region("--bucket", text.substring(at + 1)));
  }

  private static String value(String flag, Iterator<String> remaining) {
    if (!remaining.hasNext())
      throw new IllegalArgumentException("The flag " + flag + " needs a value.");
    return remaining.next();
  }

  private static int port(String flag, String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) return port;
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw invalidValue(flag, text, "a number from 0 to 65535");
  }

  private static double speed(String text) {
    try {
      double speed = Double.parseDouble(text);
      if (speed > 0 && speed <= 1e6) return speed;
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw invalidValue("--speed", text, "a number above 0, up to 1000000");
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalidValue("--seed", text, "a whole number");
    }
  }

  private static String region(String flag, String text) {
    if (!REGIONS.contains(text)) throw invalidValue(flag, text, "an AWS region such as eu-west-1");
    return text;
  }

  private static String account(String text) {
    if (!ACCOUNT.matcher(text).matches()) throw invalidValue("--account", text, "twelve digits");
    return text;
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw invalidValue("--bind", text, "an address of this machine");
    }
  }

  private static Policy policy(Path file) {
    try {
      return Policy.parse(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("The file " + file + " of --policy cannot be read.", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("In the file " + file + ": " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException invalidValue(String flag, String text, String expected) {
    return new IllegalArgumentException(
        "The flag " + flag + " takes " + expected + ", not '" + text + "'.");
  }
}
