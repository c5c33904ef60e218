package kr.mambo.beanstalk.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.bundle.BundleFile;
import kr.mambo.beanstalk.bundle.BundleRenderer;
import kr.mambo.beanstalk.bundle.BundleRendering;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;

/** Writes the files of a source bundle; of what is secret it says the names alone. */
final class BundleWriter {
  private static final List<PosixFilePermission> PERMISSION_BITS =
      List.of(
          PosixFilePermission.OTHERS_EXECUTE,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_READ);

  private final PrintStream out;

  BundleWriter(PrintStream out) {
    this.out = out;
  }

  /** Writes all or nothing; returns sentences about why not. */
  List<String> write(ParsedResources given, Path folder) {
    if (given.environments().size() > 1) {
      return List.of("The files contain several EbEnvironments: render one into each folder");
    }
    var environment = given.environments().getFirst();
    var target = OfflineDefaults.bundleTarget(environment);
    return switch (WorkloadRenderer.render(
        environment.namespace(),
        environment.name(),
        environment.spec(),
        given.inputs(environment))) {
      case WorkloadRendering.Refused(var problems) ->
          OfflineDefaults.formatProblems(environment, problems);
      case WorkloadRendering.Rendered(var workload) ->
          switch (BundleRenderer.render(workload, target)) {
            case BundleRendering.Refused(var problems) ->
                OfflineDefaults.formatProblems(environment, problems);
            case BundleRendering.Rendered(var bundle) -> write(bundle, target.bucket(), folder);
          };
    };
  }

  private List<String> write(SourceBundle bundle, String bucket, Path folder) {
    try {
      if (Files.exists(folder) && !isEmptyFolder(folder)) {
        return List.of("%s is not an empty folder: use a new or empty one".formatted(folder));
      }
      for (var file : bundle.files()) write(file, folder);
    } catch (IOException | UncheckedIOException unwritable) {
      return List.of("%s cannot be written: use a writable folder".formatted(folder));
    }
    for (var file : bundle.files()) {
      out.println("file %04o %s".formatted(file.mode(), folder.resolve(file.path())));
    }
    for (var artifact : bundle.artifacts()) {
      if (artifact.secret()) out.println("secret s3://%s/%s".formatted(bucket, artifact.key()));
    }
    return List.of();
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return false;
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void write(BundleFile file, Path folder) throws IOException {
    var path = folder.resolve(file.path());
    Files.createDirectories(path.resolveSibling("."));
    Files.write(path, file.content().bytes());
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, permissions(file.mode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    var permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < PERMISSION_BITS.size(); bit++) {
      if ((mode & (1 << bit)) != 0) permissions.add(PERMISSION_BITS.get(bit));
    }
    return permissions;
  }
}
