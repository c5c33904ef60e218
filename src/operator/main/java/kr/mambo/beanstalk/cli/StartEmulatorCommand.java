package kr.mambo.beanstalk.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts the emulator with all flags as they are. */
@Command(
    name = "emulator",
    description = {
      "Starts the Beanstalk emulator whose jar lies beside the operator's after a build.",
      "List its flags with java -jar target/beanstalk-emulator.jar --help."
    },
    footer = {"", "Example:", "  " + Cli.PROGRAM + " emulator --port 8080 --speed 60"})
final class StartEmulatorCommand implements Callable<Integer> {
  private final PrintStream err;

  @Parameters(arity = "0..*", paramLabel = "FLAG", description = "flags of the emulator")
  private List<String> flags = List.of();

  StartEmulatorCommand(PrintStream err) {
    this.err = err;
  }

  /** Returns while the emulator continues to run in threads of its own. */
  @Override
  public Integer call() throws Exception {
    var jar = EmulatorJar.locate();
    if (jar.isEmpty()) {
      err.println(
          "The emulator's jar was not found beside the operator: build it with ./mvnw package and"
              + " run java -jar target/beanstalk-emulator.jar");
      return Cli.EXIT_USAGE;
    }
    EmulatorJar.run(jar.get(), flags);
    return Cli.EXIT_OK;
  }
}
