package kr.mambo.beanstalk.emulator;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** The emulator from the command line: settings on standard output, the log on standard error. */
final class EmulatorCommand {
  private EmulatorCommand() {}

  static void run(List<String> arguments) {
    if (arguments.contains("--help")) {
      System.out.print(Flags.HELP);
      return;
    }
    try {
      var settings = Flags.parse(arguments);
      logToConsole(settings.quiet() ? Level.WARNING : Level.INFO);
      var emulator = Emulator.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-close"));
      System.out.print(exports(settings, emulator));
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
  private static String exports(Settings settings, Emulator emulator) {
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
            emulator.user().accessKeyId(),
            emulator.user().secretAccessKey(),
            settings.region());
  }

  /**
   * Quarkus, which would do this, is not started: without it the log manager keeps every line to
   * itself.
   */
  private static void logToConsole(Level level) {
    var console =
        new ConsoleHandler(
            ConsoleHandler.Target.SYSTEM_ERR,
            new PatternFormatter("%d{HH:mm:ss,SSS} %-5p [%c{1}] %s%e%n"));
    console.setLevel(level);
    Logger.getLogger("").setLevel(level);
    InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {console});
  }
}
