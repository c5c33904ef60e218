package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.ConfigMapSource;
import kr.mambo.beanstalk.api.SecretSource;

/** A volume that containers can mount. */
public sealed interface WorkloadVolume {
  String name();

  /**
   * The keys of a ConfigMap.
   *
   * @param source as in the spec
   * @param files by path, sorted; empty if an optional ConfigMap is missing
   */
  record ConfigMapFiles(String name, ConfigMapSource source, List<VolumeFile> files)
      implements WorkloadVolume {
    public ConfigMapFiles {
      files = List.copyOf(files);
    }
  }

  /**
   * The keys of a Secret.
   *
   * @param source as in the spec
   * @param files by path, sorted; empty if an optional Secret is missing
   */
  record SecretFiles(String name, SecretSource source, List<VolumeFile> files)
      implements WorkloadVolume {
    public SecretFiles {
      files = List.copyOf(files);
    }
  }

  /** An empty directory that the containers of one instance share. */
  record EmptyDir(String name) implements WorkloadVolume {}

  /**
   * A path on the instance.
   *
   * @param path absolute
   */
  record HostPath(String name, String path) implements WorkloadVolume {}
}
