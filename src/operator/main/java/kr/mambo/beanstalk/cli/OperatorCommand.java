package kr.mambo.beanstalk.cli;

import io.fabric8.kubernetes.client.Config;
import io.quarkus.runtime.Quarkus;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the operator until it is stopped. */
@Command(
    name = "operator",
    customSynopsis = Cli.PROGRAM + " operator [-h] [-DNAME=VALUE]...",
    description = {
      "Runs the operator. This is the default command.",
      "Settings are environment variables EB_... or properties eb.... The cluster is the current"
          + " context of the kubeconfig, or the one that the ServiceAccount of the pod belongs to."
    },
    footer = {"", "Example:", "  " + Cli.PROGRAM + " operator -Deb.namespace=eb-system"})
final class OperatorCommand implements Callable<Integer> {
  @Option(
      names = "-D",
      paramLabel = "NAME=VALUE",
      mapFallbackValue = "",
      description = "set a property of the operator or of Quarkus")
  private Map<String, String> properties = new LinkedHashMap<>();

  private final PrintStream err;

  OperatorCommand(PrintStream err) {
    this.err = err;
  }

  /** Returns after the operator was stopped; Quarkus ends the process if it fails to start. */
  @Override
  public Integer call() {
    properties.forEach(System::setProperty);
    var problem =
        isClusterConfigured()
            ? Optional.<String>empty()
            : ClusterConnection.findProblem(Config.autoConfigure(null));
    if (problem.isPresent()) {
      err.println(problem.get());
      return Cli.EXIT_PROBLEMS;
    }
    Quarkus.run();
    return Cli.EXIT_OK;
  }

  /** Quarkus' own settings of the client, which a look at the kubeconfig does not know. */
  private static boolean isClusterConfigured() {
    return System.getenv().keySet().stream()
            .anyMatch(n -> n.startsWith("QUARKUS_KUBERNETES_CLIENT"))
        || System.getProperties().stringPropertyNames().stream()
            .anyMatch(n -> n.startsWith("quarkus.kubernetes-client"));
  }
}
