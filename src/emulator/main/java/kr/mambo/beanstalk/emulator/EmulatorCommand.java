package kr.mambo.beanstalk.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The emulator from the command line: settings on standard output, the log on standard error. */
public final class EmulatorCommand {
  private EmulatorCommand() {}

  public static void main(String... args) {
    var arguments = List.of(args);
    if (arguments.contains("--help")) {
      System.out.print(EmulatorFlags.usage());
      return;
    }
    try {
      var settings = EmulatorFlags.parse(args);
      logToConsole(settings.quiet() ? Level.WARNING : Level.INFO);
      var emulator = Emulator.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-close"));
      System.out.print(exportLines(settings, emulator));
      System.out.flush();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** The SDKs read the region's name from {@code AWS_REGION}, botocore from the older variable. */
  private static String exportLines(EmulatorSettings settings, Emulator emulator) {
    return """
        export AWS_ENDPOINT_URL_ELASTIC_BEANSTALK=%1$s
        export AWS_ENDPOINT_URL_S3=%2$s
        export AWS_ENDPOINT_URL_STS=%1$s
        export AWS_ENDPOINT_URL_IAM=%1$s
        export AWS_ACCESS_KEY_ID=%3$s
        export AWS_SECRET_ACCESS_KEY=%4$s
        export AWS_REGION=%5$s
        export AWS_DEFAULT_REGION=%5$s
        """
        .formatted(
            emulator.endpoint(),
            emulator.s3Endpoint(),
            emulator.defaultCredential().accessKeyId(),
            emulator.defaultCredential().secretAccessKey(),
            settings.region());
  }

  /** One line for each record, on standard error: standard output is for the exports. */
  private static void logToConsole(Level level) {
    var root = Logger.getLogger("");
    for (var handler : root.getHandlers()) root.removeHandler(handler);
    var console = new ConsoleHandler();
    console.setFormatter(new LogLineFormatter());
    console.setLevel(level);
    root.addHandler(console);
    root.setLevel(level);
  }
}
