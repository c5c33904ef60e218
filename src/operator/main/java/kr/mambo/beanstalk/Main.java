package kr.mambo.beanstalk;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;
import kr.mambo.beanstalk.cli.Cli;

/** One jar, several modes: the operator unless the first argument names another. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) throws Exception {
    var mode = args.length == 0 || args[0].startsWith("-") ? "operator" : args[0];
    var rest = args.length == 0 ? List.<String>of() : Arrays.asList(args).subList(1, args.length);
    switch (mode) {
      case "operator" -> Quarkus.run(args);
      case "emulator" -> EmulatorJar.run(rest);
      default -> {
        if (Cli.COMMANDS.contains(mode)) {
          System.exit(new Cli(System.out, System.err).run(Arrays.asList(args)));
        }
        System.err.println(
            "Unknown mode '%s': operator (the default), emulator or one of %s"
                .formatted(mode, String.join(", ", Cli.COMMANDS)));
        System.exit(2);
      }
    }
  }
}
