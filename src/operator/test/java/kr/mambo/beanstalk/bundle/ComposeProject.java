package kr.mambo.beanstalk.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;

/** A bundle laid out as on an instance, below a folder of the test. */
record ComposeProject(Path file, Workload workload) {
  static ComposeProject lay(GoldenCase given, Workload workload, Path folder) throws IOException {
    if (!(Bundles.render(workload, given.target())
        instanceof BundleRendering.Rendered(var bundle))) {
      throw new IllegalArgumentException("a case that is refused has no Compose file");
    }
    for (var file : bundle.files()) write(folder.resolve(file.path()), file.content().bytes());
    var layout = new Layout(given.target(), bundle.label());
    for (var fetched : FetchedFiles.of(workload, layout)) {
      if (!fetched.path().startsWith(Layout.INSTANCE_FOLDER)) continue;
      write(folder.resolve(fetched.path().substring(1)), fetched.content().bytes());
    }
    var compose = folder.resolve("docker-compose.yml");
    var moved =
        Files.readString(compose)
            .replace(Layout.INSTANCE_FOLDER + "/", folder + Layout.INSTANCE_FOLDER + "/");
    Files.writeString(compose, moved);
    Files.writeString(
        folder.resolve(".env"), "EB_LOG_BASE_DIR=/var/log/eb-docker/containers\nFROM_ALL=$$5\n");
    return new ComposeProject(compose, workload);
  }

  /** Nothing to lay out where the case is refused. */
  static Optional<Workload> workload(GoldenCase given) {
    return Workloads.of(given.namespace(), given.name(), given.spec(), given.inputs())
                instanceof WorkloadRendering.Rendered(var workload)
            && Bundles.render(workload, given.target()) instanceof BundleRendering.Rendered
        ? Optional.of(workload)
        : Optional.empty();
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    Files.write(path, bytes);
  }
}
