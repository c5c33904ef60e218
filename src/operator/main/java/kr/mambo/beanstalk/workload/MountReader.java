package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.Container;
import kr.mambo.beanstalk.api.VolumeMount;
import org.jspecify.annotations.Nullable;

/** Reads the volume mounts of a container. */
final class MountReader {
  private final Map<String, WorkloadVolume> volumes;
  private final Set<String> volumeNames;
  private final ProblemCollector problems;

  /**
   * @param volumes that could be read
   * @param volumeNames every volume's name, also of those that could not
   */
  MountReader(List<WorkloadVolume> volumes, Set<String> volumeNames, ProblemCollector problems) {
    this.volumes =
        volumes.stream()
            .collect(
                Collectors.toMap(
                    WorkloadVolume::name, Function.identity(), (first, second) -> first));
    this.volumeNames = volumeNames;
    this.problems = problems;
  }

  List<Mount> read(Container container) {
    var mountPaths = new HashSet<String>();
    var mounts = new ArrayList<Mount>();
    for (var volumeMount : container.volumeMounts()) {
      var field = FieldPaths.mount(container.name(), volumeMount.mountPath());
      var path = readMountPath(volumeMount.mountPath(), mountPaths, field);
      var mount = path == null ? null : read(volumeMount, path, field);
      if (mount != null) mounts.add(mount);
    }
    if (container.logs() != null) {
      readMountPath(
          container.logs().mountPath(),
          mountPaths,
          FieldPaths.container(container.name()) + ".logs.mountPath");
    }
    return mounts;
  }

  private @Nullable String readMountPath(String mountPath, Set<String> mountPaths, String field) {
    var inside = RelativePath.normalize(mountPath.replaceFirst("^/+", "")).orElse(null);
    if (inside == null || !mountPath.startsWith("/") || mountPath.matches(".*[:$].*")) {
      problems.addInvalid(
          field,
          "the path in the container must be absolute, without colon, $ or .., and not / itself, for example /etc/nginx/nginx.conf");
      return null;
    }
    var path = "/" + inside;
    if (mountPaths.add(path)) return path;
    problems.addInvalid(
        field,
        "two mounts of one container have the path %s: give each a different path".formatted(path));
    return null;
  }

  private @Nullable Mount read(VolumeMount volumeMount, String path, String field) {
    var volume = volumes.get(volumeMount.name());
    if (volume == null) {
      if (!volumeNames.contains(volumeMount.name())) {
        problems.addInvalid(
            field,
            "volume %s is not defined: add it to spec.volumes, or correct the mount's name"
                .formatted(volumeMount.name()));
      }
      return null;
    }
    var subPath =
        volumeMount.subPath() == null
            ? null
            : RelativePath.normalize(volumeMount.subPath()).orElse(null);
    if (volumeMount.subPath() != null && subPath == null) {
      problems.addInvalid(
          field + ".subPath",
          "subPath must be a relative path in the volume, without colon, $ or .., for example conf.d/site.conf");
      return null;
    }
    if (subPath != null) checkSubPath(volume, subPath, field + ".subPath");
    var readOnly =
        volume instanceof WorkloadVolume.ConfigMapFiles
            || volume instanceof WorkloadVolume.SecretFiles;
    return new Mount(volume.name(), path, subPath, readOnly || volumeMount.readOnly());
  }

  private void checkSubPath(WorkloadVolume volume, String subPath, String field) {
    switch (volume) {
      case WorkloadVolume.ConfigMapFiles(var name, var source, var files) ->
          checkFilePresent(files, subPath, name, source.optional(), field);
      case WorkloadVolume.SecretFiles(var name, var source, var files) ->
          checkFilePresent(files, subPath, name, source.optional(), field);
      case WorkloadVolume.EmptyDir _ -> {}
      case WorkloadVolume.HostPath _ -> {}
    }
  }

  private void checkFilePresent(
      List<VolumeFile> files, String subPath, String volume, boolean optional, String field) {
    var present =
        files.stream()
            .anyMatch(file -> file.path().equals(subPath) || file.path().startsWith(subPath + "/"));
    if (present) return;
    if (files.isEmpty()) {
      // Missing, or optional and missing: the volume reader has reported the former.
      if (optional) {
        problems.addMissing(
            field,
            "volume %s is optional and empty, so its file %s cannot be mounted: create it, or mount the whole volume without subPath"
                .formatted(volume, subPath));
      }
      return;
    }
    problems.addInvalid(
        field,
        "volume %s has no file or directory %s, only %s: use one of these, or add the key"
            .formatted(
                volume,
                subPath,
                files.stream().map(VolumeFile::path).limit(10).collect(Collectors.joining(", "))));
  }
}
