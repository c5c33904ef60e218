package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadVolume.ConfigMapFiles;
import kr.mambo.beanstalk.workload.WorkloadVolume.EmptyDir;
import kr.mambo.beanstalk.workload.WorkloadVolume.HostPath;
import kr.mambo.beanstalk.workload.WorkloadVolume.SecretFiles;

/**
 * The volumes of a pod.
 *
 * @param all the spec's, then one for each log directory
 * @param logVolumeNames names of the latter by container
 */
record PodVolumes(List<Volume> all, Map<String, String> logVolumeNames) {
  /** The maximum length of a volume's name. */
  private static final int MAX_NAME_LENGTH = 63;

  static PodVolumes render(Workload workload) {
    var all = new ArrayList<Volume>();
    var takenNames = new HashSet<String>();
    for (var volume : workload.volumes()) {
      all.add(render(volume));
      takenNames.add(volume.name());
    }
    var logVolumeNames = new LinkedHashMap<String, String>();
    for (var container : workload.containers()) {
      if (container.logFolder() == null) continue;
      var name = freeName(container, takenNames);
      takenNames.add(name);
      logVolumeNames.put(container.name(), name);
      all.add(new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build());
    }
    return new PodVolumes(all, logVolumeNames);
  }

  Optional<String> findLogVolume(AppContainer container) {
    return Optional.ofNullable(logVolumeNames.get(container.name()));
  }

  private static String freeName(AppContainer container, Set<String> takenNames) {
    var name = "logs-" + container.name();
    for (int i = 0; name.length() > MAX_NAME_LENGTH || takenNames.contains(name); i++)
      name = "logs-" + i;
    return name;
  }

  private static Volume render(kr.mambo.beanstalk.workload.WorkloadVolume volume) {
    var builder = new VolumeBuilder().withName(volume.name());
    return switch (volume) {
      case ConfigMapFiles(var name, var source, var files) ->
          builder
              .withNewConfigMap()
              .withName(source.name())
              .withItems(renderItems(source.items()))
              .withDefaultMode(source.defaultMode())
              .withOptional(source.optional() ? Boolean.TRUE : null)
              .endConfigMap()
              .build();
      case SecretFiles(var name, var source, var files) ->
          builder
              .withNewSecret()
              .withSecretName(source.secretName())
              .withItems(renderItems(source.items()))
              .withDefaultMode(source.defaultMode())
              .withOptional(source.optional() ? Boolean.TRUE : null)
              .endSecret()
              .build();
      case EmptyDir(var name) -> builder.withNewEmptyDir().endEmptyDir().build();
      case HostPath(var name, var path) ->
          builder.withNewHostPath().withPath(path).endHostPath().build();
    };
  }

  private static List<KeyToPath> renderItems(List<kr.mambo.beanstalk.api.KeyToPath> keys) {
    return keys.stream().map(item -> new KeyToPath(item.key(), item.mode(), item.path())).toList();
  }
}
