package kr.mambo.beanstalk.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reports what would keep EbEnvironments from being rendered. */
@Command(
    name = "validate",
    description = {
      "Reports what is wrong with EbEnvironments.",
      "Secrets and ConfigMaps that are not in the files are assumed to be correct."
          + " Rules of the schema are left to kubectl apply --dry-run=server."
    },
    footer = {"", "Example:", "  " + Cli.PROGRAM + " validate environment.yaml"})
final class ValidateCommand implements Callable<Integer> {
  private final PrintStream err;
  @Mixin private final ResourceFiles files = new ResourceFiles();

  ValidateCommand(PrintStream err) {
    this.err = err;
  }

  @Override
  public Integer call() {
    var resources = files.read();
    var problems =
        resources.problems().isEmpty()
            ? new ResourceValidator(resources).validate()
            : resources.problems();
    return new ProblemReport(err).print(problems);
  }
}
