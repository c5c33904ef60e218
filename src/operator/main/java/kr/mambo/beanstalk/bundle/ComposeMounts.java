package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Mount;
import kr.mambo.beanstalk.workload.Volume;
import kr.mambo.beanstalk.workload.Workload;

/** The volumes of a service. */
final class ComposeMounts {
  private final Workload workload;
  private final Layout layout;

  ComposeMounts(Workload workload, Layout layout) {
    this.workload = workload;
    this.layout = layout;
  }

  List<Object> of(AppContainer container) {
    var mounts = new ArrayList<Object>();
    for (var mount : container.mounts()) {
      workload.volume(mount.volume()).ifPresent(volume -> mounts.add(of(mount, volume)));
    }
    if (container.logs() != null) {
      // The short form, since that is the one that AWS documents for this variable.
      mounts.add("${EB_LOG_BASE_DIR}/%s:%s".formatted(container.name(), container.logs()));
    }
    return mounts;
  }

  private Map<String, Object> of(Mount mount, Volume volume) {
    return switch (volume) {
      case Volume.ConfigMapFiles(var name, var source, var files) ->
          bind("./" + Layout.source(Layout.configFolder(name), mount), mount, files.isEmpty());
      case Volume.SecretFiles(var name, var source, var files) ->
          bind(Layout.source(layout.secretFolder(name), mount), mount, files.isEmpty());
      case Volume.HostPath(var name, var path) -> bind(Layout.source(path, mount), mount, true);
      case Volume.SharedFolder(var name) -> {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("type", "volume");
        entry.put("source", name);
        entry.put("target", mount.path());
        if (mount.readOnly()) entry.put("read_only", true);
        yield entry;
      }
    };
  }

  /**
   * @param make whether Docker shall make an empty folder where there is nothing: never where a
   *     file is meant, a container would start with a folder in its place
   */
  private static Map<String, Object> bind(String source, Mount mount, boolean make) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("type", "bind");
    entry.put("source", source.replace("$", "$$"));
    entry.put("target", mount.path());
    if (mount.readOnly()) entry.put("read_only", true);
    entry.put("bind", Map.of("create_host_path", make));
    return entry;
  }
}
