package kr.mambo.beanstalk.cli;

import io.quarkus.runtime.Quarkus;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** Returns after the operator was stopped; Quarkus ends the process if it fails to start. */
  @Override
  public Integer call() {
    properties.forEach(System::setProperty);
    Quarkus.run();
    return Cli.EXIT_OK;
  }
}
