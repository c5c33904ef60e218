package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Mount;
import kr.mambo.beanstalk.workload.VolumeFile;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume;

/** Checks files: host paths, files of the image, logs, and permissions. */
final class StorageChecks implements MigrationCheck {
  private static final int OTHERS_READ = 0004;

  @Override
  public void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    for (var volume : workload.volumes()) check(volume, findings);
    for (var container : workload.containers()) {
      if (container.logFolder() != null) checkLogs(container, findings);
      checkReadability(container, workload, findings);
    }
  }

  private static void check(WorkloadVolume volume, MigrationFindings findings) {
    var field = "spec.volumes[%s]".formatted(volume.name());
    switch (volume) {
      case WorkloadVolume.HostPath(var name, var path) ->
          findings.addBlocker(
              field + ".hostPath",
              "The path %s exists on instances but not on nodes, and files that a pod writes there are not visible on other nodes."
                  .formatted(path),
              "Provide the files by a ConfigMap, a Secret or the image; for shared files, such as a mounted EFS file system, use a service like S3, or mount a PersistentVolumeClaim in a Deployment of your own.");
      case WorkloadVolume.EmptyDir(var name) ->
          findings.addWarning(
              field + ".emptyDir",
              "Docker fills a new volume with the image's files at mountPath and keeps it across deployments; on Kubernetes it starts empty and is deleted with its pod.",
              "Copy the files that are needed when the container starts, and store nothing there that must outlive a pod.");
      case WorkloadVolume.ConfigMapFiles _ -> {}
      case WorkloadVolume.SecretFiles _ -> {}
    }
  }

  private static void checkLogs(AppContainer container, MigrationFindings findings) {
    findings.addWarning(
        "spec.containers[%s].logs.mountPath".formatted(container.name()),
        "Beanstalk collects and rotates the files in %s; on Kubernetes they are deleted with the pod."
            .formatted(container.logFolder()),
        "Write logs to standard output, which kubectl logs and the cluster's log agent read.");
  }

  private static void checkReadability(
      AppContainer container, Workload workload, MigrationFindings findings) {
    var security = container.securityContext();
    if (security == null || security.runAsUser() == null || security.runAsUser() == 0) return;
    for (var mount : container.mounts()) {
      var unreadable =
          mountedFiles(mount, workload).stream()
              .filter(file -> (file.mode() & OTHERS_READ) == 0)
              .map(VolumeFile::path)
              .collect(joining(", "));
      if (unreadable.isEmpty()) continue;
      findings.addWarning(
          "spec.containers[%s].volumeMounts[%s]".formatted(container.name(), mount.path()),
          "The files %s are owned by root and readable only by root, but the container runs as user %d."
              .formatted(unreadable, security.runAsUser()),
          "Set a mode that is readable by others, for example 0444, in defaultMode or items[].mode of volume %s."
              .formatted(mount.volume()));
    }
  }

  private static List<VolumeFile> mountedFiles(Mount mount, Workload workload) {
    var files =
        switch (workload.findVolume(mount.volume()).orElse(null)) {
          case WorkloadVolume.ConfigMapFiles config -> config.files();
          case WorkloadVolume.SecretFiles secret -> secret.files();
          case WorkloadVolume.EmptyDir _ -> List.<VolumeFile>of();
          case WorkloadVolume.HostPath _ -> List.<VolumeFile>of();
          case null -> List.<VolumeFile>of();
        };
    var subPath = mount.subPath();
    return files.stream()
        .filter(
            file ->
                subPath == null
                    || Objects.equals(file.path(), subPath)
                    || file.path().startsWith(subPath + "/"))
        .toList();
  }
}
