package kr.mambo.beanstalk.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line. Results go to standard output, sentences about problems to standard error. */
public final class Cli {
  static final String PROGRAM = "java -jar quarkus-run.jar";
  static final int EXIT_OK = 0;
  static final int EXIT_PROBLEMS = 1;
  static final int EXIT_USAGE = 2;

  /** What comes before the word of a command. */
  @Command(
      name = PROGRAM,
      synopsisSubcommandLabel = "COMMAND",
      description = "Runs AWS Elastic Beanstalk environments from Kubernetes resources.",
      versionProvider = BuildVersion.class,
      footer = {
        "",
        "Exit status: 0 done, 1 something is wrong with a file or the cluster, 2 something is wrong"
            + " with the command line."
      })
  private static final class Program {}

  private final CommandLine commandLine;
  private final PrintStream out;

  /**
   * A command line that writes there.
   *
   * @param out for results
   * @param err for problems
   */
  public Cli(PrintStream out, PrintStream err) {
    this.out = out;
    commandLine = new CommandLine(new Program());
    // The emulator alone knows its flags.
    var emulator =
        new CommandLine(new StartEmulatorCommand(err))
            .setStopAtPositional(true)
            .setUnmatchedOptionsArePositionalParams(true);
    Stream.of(
            new OperatorCommand(err),
            new ValidateCommand(err),
            new RenderCommand(out, err),
            new PolicyCommand(out, err),
            emulator)
        .forEach(commandLine::addSubcommand);
    commandLine
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("--version")
                .versionHelp(true)
                .description("print the version")
                .build());
    addHelp(commandLine.getCommandSpec());
    commandLine.getSubcommands().values().forEach(command -> addHelp(command.getCommandSpec()));
    commandLine
        .setOut(new PrintWriter(out, true, out.charset()))
        .setErr(new PrintWriter(err, true, err.charset()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setOverwrittenOptionsAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(
            (error, words) -> {
              err.println(UsageErrors.describe(error));
              return EXIT_USAGE;
            });
  }

  /** Carries one command out, the operator where none is named, and returns its exit status. */
  public int run(List<String> words) {
    var first = words.isEmpty() ? "-D" : words.getFirst();
    if (first.equals("--help") || first.equals("-h")) {
      printUsage();
      return EXIT_OK;
    }
    var command = first.startsWith("-D") ? Stream.of("operator") : Stream.<String>empty();
    return commandLine.execute(Stream.concat(command, words.stream()).toArray(String[]::new));
  }

  /** Of the program and of every command. */
  private void printUsage() {
    commandLine.usage(out);
    for (var command : commandLine.getSubcommands().values()) {
      out.println();
      command.usage(out);
    }
  }

  private static void addHelp(CommandSpec command) {
    command.usageMessage().sortOptions(false);
    command.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("print this text").build());
  }
}
