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
final class Flags {
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
  private String bind = "127.0.0.1";
  private Optional<Long> seed = Optional.empty();
  private Optional<Path> state = Optional.empty();
  private boolean verifySignatures = true;
  private Policy policy = Policy.OPEN;
  private final List<String> buckets = new ArrayList<>();
  private boolean quiet;

  private Flags() {}

  /**
   * Reads the flags.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static Settings parse(List<String> arguments) {
    var flags = new Flags();
    for (var rest = arguments.iterator(); rest.hasNext(); ) flags.read(rest.next(), rest);
    return flags.settings();
  }

  private void read(String flag, Iterator<String> rest) {
    switch (flag) {
      case "--port" -> port = port(flag, value(flag, rest));
      case "--s3-port" -> s3Port = port(flag, value(flag, rest));
      case "--speed" -> speed = speed(value(flag, rest));
      case "--region" -> region = region(flag, value(flag, rest));
      case "--account" -> account = account(value(flag, rest));
      case "--bind" -> bind = value(flag, rest);
      case "--seed" -> seed = Optional.of(seed(value(flag, rest)));
      case "--state" -> state = Optional.of(Path.of(value(flag, rest)));
      case "--no-signatures" -> verifySignatures = false;
      case "--policy" -> policy = policy(Path.of(value(flag, rest)));
      case "--bucket" -> buckets.add(value(flag, rest));
      case "--quiet" -> quiet = true;
      default ->
          throw new IllegalArgumentException(
              "Unknown flag '" + flag + "': see --help for those there are.");
    }
  }

  private Settings settings() {
    return new Settings(
        port,
        s3Port,
        speed,
        false,
        region,
        account,
        address(bind),
        seed,
        state,
        verifySignatures,
        policy,
        buckets.stream().map(this::bucket).toList(),
        quiet);
  }

  private Settings.BucketAt bucket(String text) {
    int at = text.indexOf('@');
    var name = at < 0 ? text : text.substring(0, at);
    if (!S3.isBucketName(name)) {
      throw wrong(
          "--bucket", name, "a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots");
    }
    return new Settings.BucketAt(
        name, at < 0 ? region : region("--bucket", text.substring(at + 1)));
  }

  private static String value(String flag, Iterator<String> rest) {
    if (!rest.hasNext()) throw new IllegalArgumentException("The flag " + flag + " needs a value.");
    return rest.next();
  }

  private static int port(String flag, String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) return port;
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw wrong(flag, text, "a number from 0 to 65535");
  }

  private static double speed(String text) {
    try {
      double speed = Double.parseDouble(text);
      if (speed > 0 && speed <= 1e6) return speed;
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw wrong("--speed", text, "a number above 0, up to 1000000");
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw wrong("--seed", text, "a whole number");
    }
  }

  private static String region(String flag, String text) {
    if (!REGIONS.contains(text)) throw wrong(flag, text, "an AWS region such as eu-west-1");
    return text;
  }

  private static String account(String text) {
    if (!ACCOUNT.matcher(text).matches()) throw wrong("--account", text, "twelve digits");
    return text;
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw wrong("--bind", text, "an address of this machine");
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

  private static IllegalArgumentException wrong(String flag, String text, String wanted) {
    return new IllegalArgumentException(
        "The flag " + flag + " takes " + wanted + ", not '" + text + "'.");
  }
}
