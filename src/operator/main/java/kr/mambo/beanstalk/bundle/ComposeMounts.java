package kr.mambo.beanstalk.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Mount;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume;

/** The volumes of a service. */
final class ComposeMounts {
  private final Workload workload;
  private final BundleLayout layout;

  ComposeMounts(Workload workload, BundleLayout layout) {
    this.workload = workload;
    this.layout = layout;
  }

  List<Object> render(AppContainer container) {
    var mounts = new ArrayList<Object>();
    for (var mount : container.mounts()) {
      workload.findVolume(mount.volume()).ifPresent(volume -> mounts.add(render(mount, volume)));
    }
    if (container.logFolder() != null) {
      // The short form, since AWS documents that one for this variable.
      mounts.add("${EB_LOG_BASE_DIR}/%s:%s".formatted(container.name(), container.logFolder()));
    }
    return mounts;
  }

  private Map<String, Object> render(Mount mount, WorkloadVolume volume) {
    return switch (volume) {
      case WorkloadVolume.ConfigMapFiles(var name, var source, var files) ->
          renderBind(
              "./" + BundleLayout.mountSource(BundleLayout.configFolder(name), mount),
              mount,
              files.isEmpty());
      case WorkloadVolume.SecretFiles(var name, var source, var files) ->
          renderBind(
              BundleLayout.mountSource(layout.secretFolder(name), mount), mount, files.isEmpty());
      case WorkloadVolume.HostPath(var name, var path) ->
          renderBind(BundleLayout.mountSource(path, mount), mount, true);
      case WorkloadVolume.EmptyDir(var name) -> {
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
   * @param createHostPath whether Docker creates an empty directory if nothing exists there: never
   *     for a file, since the container would start with a directory in its place
   */
  private static Map<String, Object> renderBind(
      String source, Mount mount, boolean createHostPath) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("type", "bind");
    entry.put("source", source.replace("$", "$$"));
    entry.put("target", mount.path());
    if (mount.readOnly()) entry.put("read_only", true);
    entry.put("bind", Map.of("create_host_path", createHostPath));
    return entry;
  }
}
