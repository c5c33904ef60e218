package kr.mambo.beanstalk.bundle;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.EnvironmentVariable;
import kr.mambo.beanstalk.workload.Mount;
import kr.mambo.beanstalk.workload.VolumeFile;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume;

/**
 * Digests the files that a container reads. As a label of the service it makes Compose recreate the
 * container when one of them changes, and only then. Keyed, since secrets are among them.
 */
final class FilesDigest {
  private final Workload workload;
  private final DigestKey key;

  FilesDigest(Workload workload, DigestKey key) {
    this.workload = workload;
    this.key = key;
  }

  /** Empty if the container reads none. */
  Optional<String> digest(AppContainer container) {
    var secretVariables = container.env().stream().filter(EnvironmentVariable::secret).toList();
    var mounted =
        container.mounts().stream().filter(mount -> !mountedFiles(mount).isEmpty()).toList();
    if (secretVariables.isEmpty() && mounted.isEmpty()) return Optional.empty();
    var digest =
        key.digest(
            out -> {
              for (var mount : mounted) {
                out.writeText("mount", mount.path());
                mountedFiles(mount).forEach(file -> WorkloadDigest.write(file, out));
              }
              for (var variable : secretVariables) {
                out.writeText("variable", variable.name());
                out.writeContent("value", variable.value());
              }
            });
    return Optional.of(digest.substring(0, 16));
  }

  private List<VolumeFile> mountedFiles(Mount mount) {
    var files =
        switch (workload.findVolume(mount.volume()).orElse(null)) {
          case WorkloadVolume.ConfigMapFiles config -> config.files();
          case WorkloadVolume.SecretFiles secret -> secret.files();
          case WorkloadVolume.EmptyDir _ -> List.<VolumeFile>of();
          case WorkloadVolume.HostPath _ -> List.<VolumeFile>of();
          case null -> List.<VolumeFile>of();
        };
    var subPath = mount.subPath();
    return subPath == null
        ? files
        : files.stream()
            .filter(file -> file.path().equals(subPath) || file.path().startsWith(subPath + "/"))
            .toList();
  }
}
