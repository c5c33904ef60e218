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

/** Files: those of the instance, those that the image brings, those that few may read. */
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
              "The path %s of the instance is not there on a node, and what one pod writes another node does not see."
                  .formatted(path),
              "Bring the files as a ConfigMap, a Secret or in the image; for shared files, such as a mounted EFS file system, let the application use a service like S3, or mount a PersistentVolumeClaim in a Deployment of your own.");
      case WorkloadVolume.EmptyDir(var name) ->
          findings.addWarning(
              field + ".emptyDir",
              "Docker fills a new volume with the image's files at the mount's path and keeps it over deployments; on Kubernetes it is empty at first and goes with its pod.",
              "Let a container copy what it needs at its start, and keep nothing there that must outlive a pod.");
      case WorkloadVolume.ConfigMapFiles _ -> {}
      case WorkloadVolume.SecretFiles _ -> {}
    }
  }

  private static void checkLogs(AppContainer container, MigrationFindings findings) {
    findings.addWarning(
        "spec.containers[%s].logs.mountPath".formatted(container.name()),
        "Beanstalk collects and rotates the files in %s; on Kubernetes they go with the pod."
            .formatted(container.logFolder()),
        "Write the log to standard output, which kubectl logs and the cluster's log agent read.");
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
          "The files %s are root's, their mode lets nobody else read them, and the container runs as user %d."
              .formatted(unreadable, security.runAsUser()),
          "Write a mode that others may read with, for example 0444, in defaultMode or items[].mode of volume %s."
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
