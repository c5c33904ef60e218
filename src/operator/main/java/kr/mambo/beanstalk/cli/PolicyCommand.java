package kr.mambo.beanstalk.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import kr.mambo.beanstalk.cli.policy.NamedEnvironment;
import kr.mambo.beanstalk.cli.policy.PolicyKind;
import kr.mambo.beanstalk.cli.policy.PolicyRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints an IAM policy for EbEnvironments. */
@Command(
    name = "policy",
    description = "Prints the IAM policy with the least privileges that EbEnvironments need.",
    footer = {
      "",
      "Example:",
      "  " + Cli.PROGRAM + " policy --for operator --account 123456789012 environment.yaml"
    })
final class PolicyCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;
  @Mixin private final ResourceFiles files = new ResourceFiles();

  @Option(
      names = "--for",
      required = true,
      paramLabel = "KIND",
      converter = PolicyKindConverter.class,
      description =
          "operator: the operator's own calls; behind-beanstalk: what Beanstalk does with the"
              + " privileges of its caller; instance-profile: the role of the instances")
  private PolicyKind kind = PolicyKind.OPERATOR;

  @Option(
      names = "--account",
      required = true,
      paramLabel = "N",
      converter = AccountConverter.class,
      description = "AWS account of the environments, twelve digits")
  private String account = "";

  PolicyCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    var resources = files.read();
    if (!resources.problems().isEmpty()) return new ProblemReport(err).print(resources.problems());
    var environments =
        resources.environments().stream()
            .map(e -> new NamedEnvironment(e.namespace(), e.name(), e.spec()))
            .toList();
    out.println(new PolicyRenderer(environments, account).render(kind));
    return Cli.EXIT_OK;
  }
}
