package kr.mambo.beanstalk.bundle;

import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Mount;
import kr.mambo.beanstalk.workload.Variable;
import kr.mambo.beanstalk.workload.Volume;
import kr.mambo.beanstalk.workload.VolumeFile;
import kr.mambo.beanstalk.workload.Workload;

/**
 * Digests the files that a container reads. As a label of the service it makes Compose start the
 * container anew when one of them changes, and only then. Keyed, since secrets are among them.
 */
final class FilesDigest {
  private final Workload workload;
  private final DigestKey key;

  FilesDigest(Workload workload, DigestKey key) {
    this.workload = workload;
    this.key = key;
  }

  /** Nothing where the container reads none. */
  Optional<String> of(AppContainer container) {
    var secret = container.env().stream().filter(Variable::secret).toList();
    var mounted = container.mounts().stream().filter(mount -> !files(mount).isEmpty()).toList();
    if (secret.isEmpty() && mounted.isEmpty()) return Optional.empty();
    var digest =
        key.digest(
            out -> {
              for (var mount : mounted) {
                out.text("mount", mount.path());
                files(mount).forEach(file -> WorkloadDigest.write(file, out));
              }
              for (var variable : secret) {
                out.text("variable", variable.name());
                out.content("value", variable.value());
              }
            });
    return Optional.of(digest.substring(0, 16));
  }

  private List<VolumeFile> files(Mount mount) {
    var all =
        switch (workload.volume(mount.volume()).orElse(null)) {
          case Volume.ConfigMapFiles config -> config.files();
          case Volume.SecretFiles secret -> secret.files();
          case Volume.SharedFolder ignored -> List.<VolumeFile>of();
          case Volume.HostPath ignored -> List.<VolumeFile>of();
          case null -> List.<VolumeFile>of();
        };
    var part = mount.subPath();
    return part == null
        ? all
        : all.stream()
            .filter(file -> file.path().equals(part) || file.path().startsWith(part + "/"))
            .toList();
  }
}
