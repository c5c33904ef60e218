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

/** Reads where volumes appear in a container. */
final class MountReader {
  private final Map<String, Volume> volumes;
  private final Set<String> named;
  private final Problems problems;

  /**
   * @param volumes that could be read
   * @param named every volume's name, also of those that could not
   */
  MountReader(List<Volume> volumes, Set<String> named, Problems problems) {
    this.volumes =
        volumes.stream()
            .collect(Collectors.toMap(Volume::name, Function.identity(), (first, second) -> first));
    this.named = named;
    this.problems = problems;
  }

  List<Mount> read(Container container) {
    var targets = new HashSet<String>();
    var read = new ArrayList<Mount>();
    for (var given : container.volumeMounts()) {
      var field = Fields.mount(container.name(), given.mountPath());
      var path = target(given.mountPath(), targets, field);
      var mount = path == null ? null : read(given, path, field);
      if (mount != null) read.add(mount);
    }
    if (container.logs() != null) {
      target(
          container.logs().mountPath(),
          targets,
          Fields.container(container.name()) + ".logs.mountPath");
    }
    return read;
  }

  private @Nullable String target(String given, Set<String> taken, String field) {
    var inside = RelativePath.normal(given.replaceFirst("^/+", "")).orElse(null);
    if (inside == null || !given.startsWith("/") || given.matches(".*[:$].*")) {
      problems.invalid(
          field,
          "the path in the container is absolute, without colon, $ and .., and not / itself, for example /etc/nginx/nginx.conf");
      return null;
    }
    var path = "/" + inside;
    if (taken.add(path)) return path;
    problems.invalid(
        field,
        "two things are mounted at %s of one container: give each a path of its own"
            .formatted(path));
    return null;
  }

  private @Nullable Mount read(VolumeMount given, String path, String field) {
    var volume = volumes.get(given.name());
    if (volume == null) {
      if (!named.contains(given.name())) {
        problems.invalid(
            field,
            "there is no volume %s: add it to spec.volumes, or correct the mount's name"
                .formatted(given.name()));
      }
      return null;
    }
    var subPath =
        given.subPath() == null ? null : RelativePath.normal(given.subPath()).orElse(null);
    if (given.subPath() != null && subPath == null) {
      problems.invalid(
          field + ".subPath",
          "subPath is a relative path inside the volume, without colon, $ and ..");
      return null;
    }
    if (subPath != null) checkIsThere(volume, subPath, field + ".subPath");
    var readOnly = volume instanceof Volume.ConfigMapFiles || volume instanceof Volume.SecretFiles;
    return new Mount(volume.name(), path, subPath, readOnly || given.readOnly());
  }

  private void checkIsThere(Volume volume, String subPath, String field) {
    switch (volume) {
      case Volume.ConfigMapFiles(var name, var source, var files) ->
          find(files, subPath, name, source.optional(), field);
      case Volume.SecretFiles(var name, var source, var files) ->
          find(files, subPath, name, source.optional(), field);
      case Volume.SharedFolder ignored -> {}
      case Volume.HostPath ignored -> {}
    }
  }

  private void find(
      List<VolumeFile> files, String subPath, String volume, boolean optional, String field) {
    var there =
        files.stream()
            .anyMatch(file -> file.path().equals(subPath) || file.path().startsWith(subPath + "/"));
    if (there) return;
    if (files.isEmpty()) {
      // Not there yet, or optional and not there: the reader of volumes has said the former.
      if (optional) {
        problems.missing(
            field,
            "volume %s is optional and empty, so its file %s cannot be mounted: create it, or mount the whole volume without subPath"
                .formatted(volume, subPath));
      }
      return;
    }
    problems.invalid(
        field,
        "volume %s has no file or folder %s; it has %s: name one of these, or add the key"
            .formatted(
                volume,
                subPath,
                files.stream().map(VolumeFile::path).limit(10).collect(Collectors.joining(", "))));
  }
}
