package kr.mambo.beanstalk.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;

/** A bundle laid out as on an instance, below a folder of the test. */
record ComposeProject(Path file, Workload renderWorkload) {
  static ComposeProject create(GoldenCase goldenCase, Workload workload, Path folder)
      throws IOException {
    if (!(BundleRenderer.render(workload, goldenCase.target())
        instanceof BundleRendering.Rendered(var bundle))) {
      throw new IllegalArgumentException("a case that is refused has no Compose file");
    }
    for (var file : bundle.files()) write(folder.resolve(file.path()), file.content().bytes());
    var layout = new BundleLayout(goldenCase.target(), bundle.label());
    for (var fetched : FetchedFiles.list(workload, layout)) {
      if (!fetched.path().startsWith(BundleLayout.INSTANCE_FOLDER)) continue;
      write(folder.resolve(fetched.path().substring(1)), fetched.content().bytes());
    }
    var compose = folder.resolve("docker-compose.yml");
    var moved =
        Files.readString(compose)
            .replace(
                BundleLayout.INSTANCE_FOLDER + "/", folder + BundleLayout.INSTANCE_FOLDER + "/");
    Files.writeString(compose, moved);
    Files.writeString(
        folder.resolve(".env"), "EB_LOG_BASE_DIR=/var/log/eb-docker/containers\nFROM_ALL=$$5\n");
    return new ComposeProject(compose, workload);
  }

  /** Nothing to lay out where the case is refused. */
  static Optional<Workload> renderWorkload(GoldenCase goldenCase) {
    return WorkloadRenderer.render(
                    goldenCase.namespace(),
                    goldenCase.name(),
                    goldenCase.spec(),
                    goldenCase.inputs())
                instanceof WorkloadRendering.Rendered(var workload)
            && BundleRenderer.render(workload, goldenCase.target())
                instanceof BundleRendering.Rendered
        ? Optional.of(workload)
        : Optional.empty();
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    Files.write(path, bytes);
  }
}
