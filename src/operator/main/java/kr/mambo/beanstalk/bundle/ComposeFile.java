package kr.mambo.beanstalk.bundle;

import java.util.LinkedHashMap;
import java.util.Map;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume;

/**
 * The Compose file: one service for each container, on one network.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/spec.md">The Compose
 *     Specification</a>
 */
final class ComposeFile {
  private ComposeFile() {}

  static String render(Workload workload, BundleLayout layout, DigestKey key) {
    var service = new ComposeService(workload, layout, key);
    var services = new LinkedHashMap<String, Object>();
    for (var container : workload.containers()) {
      services.put(container.name(), service.render(container));
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("services", services);
    document.put("networks", Map.of("default", Map.of("driver", "bridge")));
    var shared = new LinkedHashMap<String, Object>();
    for (var volume : workload.volumes()) {
      if (volume instanceof WorkloadVolume.EmptyDir(var name)) shared.put(name, Map.of());
    }
    if (!shared.isEmpty()) document.put("volumes", shared);
    return YamlWriter.write(document);
  }
}
