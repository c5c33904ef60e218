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
import kr.mambo.beanstalk.workload.Volume.ConfigMapFiles;
import kr.mambo.beanstalk.workload.Volume.HostPath;
import kr.mambo.beanstalk.workload.Volume.SecretFiles;
import kr.mambo.beanstalk.workload.Volume.SharedFolder;
import kr.mambo.beanstalk.workload.Workload;

/**
 * The volumes of a pod.
 *
 * @param all the spec's, then one for each folder of logs
 * @param logs names of the latter by container
 */
record PodVolumes(List<Volume> all, Map<String, String> logs) {
  /** What Kubernetes takes as a volume's name. */
  private static final int LONGEST = 63;

  static PodVolumes of(Workload workload) {
    var all = new ArrayList<Volume>();
    var taken = new HashSet<String>();
    for (var volume : workload.volumes()) {
      all.add(of(volume));
      taken.add(volume.name());
    }
    var logs = new LinkedHashMap<String, String>();
    for (var container : workload.containers()) {
      if (container.logs() == null) continue;
      var name = free(container, taken);
      taken.add(name);
      logs.put(container.name(), name);
      all.add(new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build());
    }
    return new PodVolumes(all, logs);
  }

  Optional<String> logsOf(AppContainer container) {
    return Optional.ofNullable(logs.get(container.name()));
  }

  private static String free(AppContainer container, Set<String> taken) {
    var name = "logs-" + container.name();
    for (int i = 0; name.length() > LONGEST || taken.contains(name); i++) name = "logs-" + i;
    return name;
  }

  private static Volume of(kr.mambo.beanstalk.workload.Volume volume) {
    var named = new VolumeBuilder().withName(volume.name());
    return switch (volume) {
      case ConfigMapFiles(var name, var source, var files) ->
          named
              .withNewConfigMap()
              .withName(source.name())
              .withItems(items(source.items()))
              .withDefaultMode(source.defaultMode())
              .withOptional(source.optional() ? Boolean.TRUE : null)
              .endConfigMap()
              .build();
      case SecretFiles(var name, var source, var files) ->
          named
              .withNewSecret()
              .withSecretName(source.secretName())
              .withItems(items(source.items()))
              .withDefaultMode(source.defaultMode())
              .withOptional(source.optional() ? Boolean.TRUE : null)
              .endSecret()
              .build();
      case SharedFolder(var name) -> named.withNewEmptyDir().endEmptyDir().build();
      case HostPath(var name, var path) ->
          named.withNewHostPath().withPath(path).endHostPath().build();
    };
  }

  private static List<KeyToPath> items(List<kr.mambo.beanstalk.api.KeyToPath> given) {
    return given.stream().map(item -> new KeyToPath(item.key(), item.mode(), item.path())).toList();
  }
}
