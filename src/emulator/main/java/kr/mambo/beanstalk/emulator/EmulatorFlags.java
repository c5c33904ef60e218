package kr.mambo.beanstalk.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.iam.Policy;
import kr.mambo.beanstalk.emulator.s3.S3;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.regions.Region;

/** The command line of the emulator. */
@Command(
    name = "java -jar beanstalk-emulator.jar",
    customSynopsis = "java -jar beanstalk-emulator.jar [FLAGS]",
    sortOptions = false,
    description = {
      "Runs Elastic Beanstalk, S3, STS and IAM on this machine.",
      "When ready it prints export lines for the AWS SDKs and tools on standard output.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  java -jar beanstalk-emulator.jar --speed 60 --bucket my-bundles > emulator.env &"
    })
public final class EmulatorFlags {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Set<String> REGIONS =
      Region.regions().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port of Beanstalk, STS and IAM (default 0: a free one)")
  private String port = "0";

  @Option(names = "--s3-port", paramLabel = "N", description = "port of S3 (default 0: a free one)")
  private String s3Port = "0";

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      description = "address to listen at (default 127.0.0.1)")
  private String bind = "127.0.0.1";

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "seconds of Beanstalk's time in one second (default 1)")
  private String speed = "1";

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "region that is printed, and of unsigned calls (default us-east-1)")
  private String region = "us-east-1";

  @Option(
      names = "--account",
      paramLabel = "N",
      description = "account of the printed key, twelve digits (default 123456789012)")
  private String account = "123456789012";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "number that makes ids and keys the same in every run")
  private @Nullable String seed;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "folder that keeps all state across restarts")
  private @Nullable Path state;

  @Option(names = "--no-signatures", description = "accept every signature, and calls without one")
  private boolean ignoreSignatures;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "JSON policy of what each principal is allowed to do")
  private @Nullable Path policy;

  @Option(
      names = "--bucket",
      paramLabel = "NAME[@REGION]",
      description = "bucket that exists from the start; repeat it for several")
  private List<String> buckets = List.of();

  @Option(names = "--quiet", description = "log warnings and errors only")
  private boolean quiet;

  private EmulatorFlags() {}

  /**
   * Settings from flags, as on the command line; without any: free ports, in real time, signatures
   * verified.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static EmulatorSettings parse(String... arguments) {
    var flags = new EmulatorFlags();
    try {
      commandLine(flags).parseArgs(arguments);
    } catch (ParameterException e) {
      throw new IllegalArgumentException(FlagErrors.describe(e), e);
    }
    return flags.settings();
  }

  /** What {@code --help} prints. */
  static String usage() {
    return commandLine(new EmulatorFlags()).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private static CommandLine commandLine(EmulatorFlags flags) {
    var commandLine =
        new CommandLine(flags).setOverwrittenOptionsAllowed(true).setUsageHelpWidth(100);
    commandLine
        .getCommandSpec()
        .addOption(
            CommandLine.Model.OptionSpec.builder("--help")
                .usageHelp(true)
                .description("print this text")
                .build());
    return commandLine;
  }

  private EmulatorSettings settings() {
    var defaultRegion = region("--region", region);
    return new EmulatorSettings(
        port("--port", port),
        port("--s3-port", s3Port),
        speed(speed),
        false,
        defaultRegion,
        account(account),
        address(bind),
        Optional.ofNullable(seed).map(EmulatorFlags::seed),
        Optional.ofNullable(state),
        !ignoreSignatures,
        policy == null ? Policy.ALLOW_ALL : policy(policy),
        buckets.stream().map(bucket -> bucket(bucket, defaultRegion)).toList(),
        quiet);
  }

  private static EmulatorSettings.InitialBucket bucket(String text, String defaultRegion) {
    int at = text.indexOf('@');
    var name = at < 0 ? text : text.substring(0, at);
    if (!S3.isValidBucketName(name)) {
      throw invalid(
          "--bucket",
          name,
          "a bucket name of 3 to 63 lower-case letters, digits, hyphens and dots");
    }
    return new EmulatorSettings.InitialBucket(
        name, at < 0 ? defaultRegion : region("--bucket", text.substring(at + 1)));
  }

  private static int port(String flag, String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) return port;
    } catch (NumberFormatException e) {
      // Reported below, together with numbers out of range.
    }
    throw invalid(flag, text, "a number from 0 to 65535");
  }

  private static double speed(String text) {
    try {
      double speed = Double.parseDouble(text);
      if (speed > 0 && speed <= 1e6) return speed;
    } catch (NumberFormatException e) {
      // Reported below, together with numbers out of range.
    }
    throw invalid("--speed", text, "a number above 0, up to 1000000");
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid("--seed", text, "a whole number");
    }
  }

  private static String region(String flag, String text) {
    if (!REGIONS.contains(text)) throw invalid(flag, text, "an AWS region such as eu-west-1");
    return text;
  }

  private static String account(String text) {
    if (!ACCOUNT.matcher(text).matches()) throw invalid("--account", text, "twelve digits");
    return text;
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw invalid("--bind", text, "an address of this machine");
    }
  }

  private static Policy policy(Path file) {
    try {
      return Policy.parse(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The policy file " + file + " could not be read: set --policy to a readable file", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid policy file " + file + ": " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException invalid(String flag, String text, String expected) {
    return new IllegalArgumentException(
        "'" + text + "' is not valid for " + flag + ": use " + expected);
  }
}
