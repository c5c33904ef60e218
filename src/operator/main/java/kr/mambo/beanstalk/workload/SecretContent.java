package kr.mambo.beanstalk.workload;

import java.util.Map;

/**
 * A Secret as it was read.
 *
 * @param type for example {@code kubernetes.io/dockerconfigjson}; empty is Opaque
 * @param data bytes by key, decoded
 */
public record SecretContent(String type, Map<String, Content> data) {
  public SecretContent {
    data = Map.copyOf(data);
  }
}
