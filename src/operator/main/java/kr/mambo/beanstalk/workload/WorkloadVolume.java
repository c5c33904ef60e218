package kr.mambo.beanstalk.workload;

import java.util.List;
import kr.mambo.beanstalk.api.ConfigMapSource;
import kr.mambo.beanstalk.api.SecretSource;

/** Files for the containers. */
public sealed interface WorkloadVolume {
  String name();

  /**
   * The keys of a ConfigMap.
   *
   * @param source as the spec has it
   * @param files by path, sorted; empty where an optional ConfigMap is not there
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
   * @param source as the spec has it
   * @param files by path, sorted; empty where an optional Secret is not there
   */
  record SecretFiles(String name, SecretSource source, List<VolumeFile> files)
      implements WorkloadVolume {
    public SecretFiles {
      files = List.copyOf(files);
    }
  }

  /** An empty folder that the containers of one instance share. */
  record EmptyDir(String name) implements WorkloadVolume {}

  /**
   * A path of the instance.
   *
   * @param path absolute
   */
  record HostPath(String name, String path) implements WorkloadVolume {}
}
