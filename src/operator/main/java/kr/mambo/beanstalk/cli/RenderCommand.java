package kr.mambo.beanstalk.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renders EbEnvironments as manifests, or one of them as a source bundle. */
@Command(
    name = "render",
    customSynopsis = {
      Cli.PROGRAM + " render --kubernetes [--namespace NAME] [--cluster-domain DOMAIN] FILE...",
      "       " + Cli.PROGRAM + " render --out DIR [--namespace NAME] FILE..."
    },
    description = {
      "Renders EbEnvironments as Kubernetes manifests, or one of them as a source bundle.",
      "In manifests, Secrets and ConfigMaps stay references. A bundle is written without its secret"
          + " objects, which are stored in S3 beside it: their names are printed. Its label is"
          + " valid for this run only, since the key of the operator is not known here."
    },
    footer = {
      "",
      "Examples:",
      "  " + Cli.PROGRAM + " render --kubernetes environment.yaml",
      "  " + Cli.PROGRAM + " render --out bundle environment.yaml"
    })
final class RenderCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;
  @Mixin private final ResourceFiles files = new ResourceFiles();

  @Option(names = "--kubernetes", description = "print the Kubernetes manifests")
  private boolean kubernetes;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = PathConverter.class,
      description = "write the source bundle into this folder, which must be new or empty")
  private @Nullable Path outputFolder;

  @Option(
      names = "--cluster-domain",
      paramLabel = "DOMAIN",
      description = "domain of the cluster's DNS (default: cluster.local)")
  private String clusterDomain = "cluster.local";

  RenderCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    var folder = outputFolder;
    if (kubernetes == (folder != null)) {
      err.println(
          "render needs either --kubernetes for manifests or --out DIR for the source bundle");
      return Cli.EXIT_USAGE;
    }
    var resources = files.read();
    var report = new ProblemReport(err);
    if (!resources.problems().isEmpty()) return report.print(resources.problems());
    return report.print(
        folder == null
            ? new ManifestPrinter(out, err, clusterDomain).print(resources)
            : new BundleWriter(out).write(resources, folder));
  }
}
