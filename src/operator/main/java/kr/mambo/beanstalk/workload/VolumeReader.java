package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.ConfigMapSource;
import kr.mambo.beanstalk.api.KeyToPath;
import kr.mambo.beanstalk.api.SecretSource;
import kr.mambo.beanstalk.workload.Reference.Kind;
import org.jspecify.annotations.Nullable;

/** Reads volumes with the bytes of their files. */
final class VolumeReader {
  private final Lookup lookup;
  private final Problems problems;

  VolumeReader(Lookup lookup, Problems problems) {
    this.lookup = lookup;
    this.problems = problems;
  }

  List<Volume> read(List<kr.mambo.beanstalk.api.Volume> given) {
    var read = new ArrayList<Volume>();
    for (var volume : given) {
      var one = read(volume);
      if (one != null) read.add(one);
    }
    return read;
  }

  private @Nullable Volume read(kr.mambo.beanstalk.api.Volume given) {
    var name = given.name();
    var field = Fields.volume(name);
    var config = given.configMap();
    if (config != null) return configMap(name, config, field + ".configMap");
    var secret = given.secret();
    if (secret != null) return secret(name, secret, field + ".secret");
    var host = given.hostPath();
    if (host != null) return hostPath(name, host.path(), field + ".hostPath.path");
    if (given.emptyDir() != null) return new Volume.SharedFolder(name);
    problems.invalid(
        field, "a volume has exactly one of configMap, secret, emptyDir and hostPath: add one");
    return null;
  }

  private Volume configMap(String name, ConfigMapSource from, String field) {
    var data = lookup.data(Kind.ConfigMap, from.name(), from.optional(), field);
    var rules = new Rules(from.items(), from.defaultMode(), from.optional(), field);
    return new Volume.ConfigMapFiles(name, from, files(data, "ConfigMap " + from.name(), rules));
  }

  private Volume secret(String name, SecretSource from, String field) {
    var data = lookup.data(Kind.Secret, from.secretName(), from.optional(), field);
    var rules = new Rules(from.items(), from.defaultMode(), from.optional(), field);
    return new Volume.SecretFiles(name, from, files(data, "Secret " + from.secretName(), rules));
  }

  private @Nullable Volume hostPath(String name, String path, String field) {
    if (path.matches("/[^:$]*") && !path.matches(".*/[.][.](/.*)?")) {
      return new Volume.HostPath(name, path);
    }
    problems.invalid(field, "path is an absolute path without colon, $ and ..");
    return null;
  }

  private record Rules(List<KeyToPath> items, int defaultMode, boolean optional, String field) {}

  private List<VolumeFile> files(@Nullable Map<String, Content> data, String from, Rules rules) {
    if (data == null) return List.of();
    var files = new TreeMap<String, VolumeFile>();
    if (rules.items().isEmpty()) {
      data.forEach(
          (key, content) -> files.put(key, new VolumeFile(key, key, rules.defaultMode(), content)));
    }
    for (var item : rules.items()) {
      var field = rules.field() + ".items[" + item.key() + "]";
      var content = data.get(item.key());
      var path = RelativePath.normal(item.path()).orElse(null);
      if (path == null) {
        problems.invalid(
            field + ".path",
            "path is relative, without .. and control characters, each part at most 255 bytes long");
      } else if (content == null && !rules.optional()) {
        problems.missing(
            field,
            "%s has no key %s: add the key, or name one that it has".formatted(from, item.key()));
      } else if (content != null) {
        var mode = item.mode() == null ? rules.defaultMode() : item.mode();
        if (files.put(path, new VolumeFile(path, item.key(), mode, content)) != null) {
          problems.invalid(
              field + ".path", "two items go to the path %s: give each its own".formatted(path));
        }
      }
    }
    refuseFilesAsFolders(files, rules.field());
    return List.copyOf(files.values());
  }

  private void refuseFilesAsFolders(Map<String, VolumeFile> files, String field) {
    for (var path : files.keySet()) {
      if (files.keySet().stream().anyMatch(other -> other.startsWith(path + "/"))) {
        problems.invalid(
            field + ".items",
            "the path %s is a file and a folder at once: change one of the paths".formatted(path));
      }
    }
  }
}
