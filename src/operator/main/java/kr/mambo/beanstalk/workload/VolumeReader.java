package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ConfigMapSource;
import kr.mambo.beanstalk.api.KeyToPath;
import kr.mambo.beanstalk.api.SecretSource;
import kr.mambo.beanstalk.workload.InputReference.Kind;
import org.jspecify.annotations.Nullable;

/** Reads volumes with the content of their files. */
final class VolumeReader {
  private final InputLookup lookup;
  private final ProblemCollector problems;

  VolumeReader(InputLookup lookup, ProblemCollector problems) {
    this.lookup = lookup;
    this.problems = problems;
  }

  List<WorkloadVolume> read(List<kr.mambo.beanstalk.api.Volume> specVolumes) {
    var result = new ArrayList<WorkloadVolume>();
    for (var volume : specVolumes) {
      var workloadVolume = read(volume);
      if (workloadVolume != null) result.add(workloadVolume);
    }
    return result;
  }

  private @Nullable WorkloadVolume read(kr.mambo.beanstalk.api.Volume specVolume) {
    var name = specVolume.name();
    var field = FieldPaths.volume(name);
    var config = specVolume.configMap();
    if (config != null) return readConfigMap(name, config, field + ".configMap");
    var secret = specVolume.secret();
    if (secret != null) return readSecret(name, secret, field + ".secret");
    var host = specVolume.hostPath();
    if (host != null) return readHostPath(name, host.path(), field + ".hostPath.path");
    if (specVolume.emptyDir() != null) return new WorkloadVolume.EmptyDir(name);
    problems.addInvalid(
        field,
        "a volume must have exactly one of configMap, secret, emptyDir and hostPath: add one");
    return null;
  }

  private WorkloadVolume readConfigMap(String name, ConfigMapSource source, String field) {
    var data = lookup.findData(Kind.ConfigMap, source.name(), source.optional(), field);
    var projection =
        new FileProjection(source.items(), source.defaultMode(), source.optional(), field);
    return new WorkloadVolume.ConfigMapFiles(
        name, source, projectFiles(data, "ConfigMap " + source.name(), projection));
  }

  private WorkloadVolume readSecret(String name, SecretSource source, String field) {
    var data = lookup.findData(Kind.Secret, source.secretName(), source.optional(), field);
    var projection =
        new FileProjection(source.items(), source.defaultMode(), source.optional(), field);
    return new WorkloadVolume.SecretFiles(
        name, source, projectFiles(data, "Secret " + source.secretName(), projection));
  }

  private @Nullable WorkloadVolume readHostPath(String name, String path, String field) {
    if (path.matches("/[^:$]*") && !path.matches(".*/[.][.](/.*)?")) {
      return new WorkloadVolume.HostPath(name, path);
    }
    problems.addInvalid(
        field, "path must be an absolute path without colon, $ or .., for example /var/lib/data");
    return null;
  }

  private record FileProjection(
      List<KeyToPath> items, int defaultMode, boolean optional, String field) {}

  private List<VolumeFile> projectFiles(
      @Nullable Map<String, Content> data, String origin, FileProjection projection) {
    if (data == null) return List.of();
    var files = new TreeMap<String, VolumeFile>();
    if (projection.items().isEmpty()) {
      data.forEach(
          (key, content) ->
              files.put(key, new VolumeFile(key, key, projection.defaultMode(), content)));
    }
    for (var item : projection.items()) {
      var field = projection.field() + ".items[" + item.key() + "]";
      var content = data.get(item.key());
      var path = RelativePath.normalize(item.path()).orElse(null);
      if (path == null) {
        problems.addInvalid(
            field + ".path",
            "path must be relative, without .. or control characters, with parts of at most 255 bytes, for example conf.d/site.conf");
      } else if (content == null && !projection.optional()) {
        problems.addMissing(
            field,
            "%s has no key %s: add the key, or reference an existing one"
                .formatted(origin, item.key()));
      } else if (content != null) {
        var mode = item.mode() == null ? projection.defaultMode() : item.mode();
        if (files.put(path, new VolumeFile(path, item.key(), mode, content)) != null) {
          problems.addInvalid(
              field + ".path",
              "two items have the path %s: give each a different path".formatted(path));
        }
      }
    }
    checkPathConflicts(files, projection.field());
    return List.copyOf(files.values());
  }

  private void checkPathConflicts(Map<String, VolumeFile> files, String field) {
    for (var path : files.keySet()) {
      if (files.keySet().stream().anyMatch(other -> other.startsWith(path + "/"))) {
        problems.addInvalid(
            field + ".items",
            "the path %s is both a file and a directory: change one of the paths".formatted(path));
      }
    }
  }
}
