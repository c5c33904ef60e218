package kr.mambo.beanstalk.cli;

import java.io.PrintStream;
import java.util.List;
import kr.mambo.beanstalk.cli.policy.NamedEnvironment;
import kr.mambo.beanstalk.cli.policy.PolicyRenderer;

/** The command line. Results go to standard output, sentences about problems to standard error. */
public final class Cli {
  /** The modes of the jar that are commands. */
  public static final List<String> COMMANDS = List.of("render", "validate", "policy");

  static final int EXIT_OK = 0;
  static final int EXIT_PROBLEMS = 1;
  static final int EXIT_USAGE = 2;

  private static final String HELP =
      """
      Reads EbEnvironments from YAML files, beside them the ConfigMaps and Secrets that they refer to.

        validate FILE...
            says what is wrong with them; a Secret or ConfigMap that is not in the files is taken to be right,
            and rules of the schema are left to kubectl apply --dry-run=server
        render --kubernetes [--namespace NAME] [--cluster-domain DOMAIN] FILE...
            prints the same workloads as plain Kubernetes manifests; Secrets and ConfigMaps stay references
        render --out DIR [--namespace NAME] FILE...
            writes the source bundle of one EbEnvironment into an empty folder, and prints the names of the
            secret objects that lie in S3 beside it; its label is of this run alone, since the operator's key
            is not known here

        policy --for operator|behind-beanstalk|instance-profile --account N [--namespace NAME] FILE...
            prints the IAM policy with the least rights that these environments need, all in account N: of
            the operator's own calls, of what Beanstalk does with the rights of its caller, and of the role
            of the instance profile
        --namespace NAME         of resources that name none (default)
        --cluster-domain DOMAIN  of the cluster's DNS (cluster.local)

      Exit status: 0 done, 1 something is wrong with a file, 2 something is wrong with the command.
      """;

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command line that writes there.
   *
   * @param out for results
   * @param err for problems
   */
  public Cli(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Carries one command out and returns its exit status. */
  public int run(List<String> words) {
    if (words.contains("--help") || words.contains("-h")) {
      out.print(HELP);
      return EXIT_OK;
    }
    try {
      return run(Arguments.parse(words));
    } catch (UsageException usageError) {
      err.println(usageError.getMessage());
      err.println("See --help.");
      return EXIT_USAGE;
    }
  }

  private int run(Arguments arguments) {
    var read = ResourceFileReader.read(arguments.files(), arguments.namespace());
    if (!read.problems().isEmpty()) return reportProblems(read.problems());
    return switch (arguments.command()) {
      case Validate -> reportProblems(new ResourceValidator(read).validate());
      case RenderManifests ->
          reportProblems(new ManifestPrinter(out, err, arguments.clusterDomain()).print(read));
      case RenderBundle ->
          reportProblems(new BundleWriter(out).write(read, arguments.outputFolder()));
      case Policy -> printPolicy(read, arguments);
    };
  }

  private int printPolicy(ParsedResources read, Arguments arguments) {
    var environments =
        read.environments().stream()
            .map(e -> new NamedEnvironment(e.namespace(), e.name(), e.spec()))
            .toList();
    out.println(
        new PolicyRenderer(environments, arguments.account()).render(arguments.policyKind()));
    return EXIT_OK;
  }

  private int reportProblems(List<String> problems) {
    problems.forEach(err::println);
    return problems.isEmpty() ? EXIT_OK : EXIT_PROBLEMS;
  }
}
