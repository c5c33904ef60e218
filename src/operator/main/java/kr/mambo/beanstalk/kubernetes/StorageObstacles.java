package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Mount;
import kr.mambo.beanstalk.workload.Volume;
import kr.mambo.beanstalk.workload.VolumeFile;
import kr.mambo.beanstalk.workload.Workload;

/** Files: those of the instance, those that the image brings, those that few may read. */
final class StorageObstacles implements Obstruction {
  private static final int READ_BY_ALL = 0004;

  @Override
  public void look(Workload workload, EbEnvironmentSpec spec, Found found) {
    for (var volume : workload.volumes()) look(volume, found);
    for (var container : workload.containers()) {
      if (container.logs() != null) logs(container, found);
      unreadable(container, workload, found);
    }
  }

  private static void look(Volume volume, Found found) {
    var field = "spec.volumes[%s]".formatted(volume.name());
    switch (volume) {
      case Volume.HostPath(var name, var path) ->
          found.blocker(
              field + ".hostPath",
              "The path %s of the instance is not there on a node, and what one pod writes another node does not see."
                  .formatted(path),
              "Bring the files as a ConfigMap, a Secret or in the image; for shared files, such as a mounted EFS file system, let the application use a service like S3, or mount a PersistentVolumeClaim in a Deployment of your own.");
      case Volume.SharedFolder(var name) ->
          found.warning(
              field + ".emptyDir",
              "Docker fills a new volume with the image's files at the mount's path and keeps it over deployments; on Kubernetes it is empty at first and goes with its pod.",
              "Let a container copy what it needs at its start, and keep nothing there that must outlive a pod.");
      case Volume.ConfigMapFiles ignored -> {}
      case Volume.SecretFiles ignored -> {}
    }
  }

  private static void logs(AppContainer container, Found found) {
    found.warning(
        "spec.containers[%s].logs.mountPath".formatted(container.name()),
        "Beanstalk collects and rotates the files in %s; on Kubernetes they go with the pod."
            .formatted(container.logs()),
        "Write the log to standard output, which kubectl logs and the cluster's log agent read.");
  }

  private static void unreadable(AppContainer container, Workload workload, Found found) {
    var security = container.security();
    if (security == null || security.runAsUser() == null || security.runAsUser() == 0) return;
    for (var mount : container.mounts()) {
      var closed =
          files(mount, workload).stream()
              .filter(file -> (file.mode() & READ_BY_ALL) == 0)
              .map(VolumeFile::path)
              .collect(joining(", "));
      if (closed.isEmpty()) continue;
      found.warning(
          "spec.containers[%s].volumeMounts[%s]".formatted(container.name(), mount.path()),
          "The files %s are root's, their mode lets nobody else read them, and the container runs as user %d."
              .formatted(closed, security.runAsUser()),
          "Write a mode that others may read with, for example 0444, in defaultMode or items[].mode of volume %s."
              .formatted(mount.volume()));
    }
  }

  private static List<VolumeFile> files(Mount mount, Workload workload) {
    var files =
        switch (workload.volume(mount.volume()).orElse(null)) {
          case Volume.ConfigMapFiles config -> config.files();
          case Volume.SecretFiles secret -> secret.files();
          case Volume.SharedFolder ignored -> List.<VolumeFile>of();
          case Volume.HostPath ignored -> List.<VolumeFile>of();
          case null -> List.<VolumeFile>of();
        };
    var part = mount.subPath();
    return files.stream()
        .filter(
            file ->
                part == null
                    || Objects.equals(file.path(), part)
                    || file.path().startsWith(part + "/"))
        .toList();
  }
}
