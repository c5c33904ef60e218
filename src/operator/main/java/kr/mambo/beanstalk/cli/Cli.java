package kr.mambo.beanstalk.cli;

import java.io.PrintStream;
import java.util.List;
import kr.mambo.beanstalk.cli.policy.Named;
import kr.mambo.beanstalk.cli.policy.Policies;

/** The command line. Results go to standard output, sentences about problems to standard error. */
public final class Cli {
  /** The modes of the jar that are commands. */
  public static final List<String> COMMANDS = List.of("render", "validate", "policy");

  static final int DONE = 0;
  static final int PROBLEMS = 1;
  static final int MISUSED = 2;

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
      return DONE;
    }
    try {
      return run(Arguments.parse(words));
    } catch (MisuseException misuse) {
      err.println(misuse.getMessage());
      err.println("See --help.");
      return MISUSED;
    }
  }

  private int run(Arguments arguments) {
    var read = ResourceFiles.read(arguments.files(), arguments.namespace());
    if (!read.problems().isEmpty()) return said(read.problems());
    return switch (arguments.command()) {
      case Validate -> said(new Validation(read).problems());
      case RenderManifests ->
          said(new ManifestPrinter(out, err, arguments.clusterDomain()).print(read));
      case RenderBundle -> said(new BundleWriter(out).write(read, arguments.folder()));
      case Policy -> policy(read, arguments);
    };
  }

  private int policy(Given read, Arguments arguments) {
    var named =
        read.environments().stream()
            .map(e -> new Named(e.namespace(), e.name(), e.spec()))
            .toList();
    out.println(new Policies(named, arguments.account()).document(arguments.whom()));
    return DONE;
  }

  private int said(List<String> problems) {
    problems.forEach(err::println);
    return problems.isEmpty() ? DONE : PROBLEMS;
  }
}
