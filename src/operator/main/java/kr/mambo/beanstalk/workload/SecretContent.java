package kr.mambo.beanstalk.workload;

import java.util.Map;

/**
 * Type and data of a Secret.
 *
 * @param type for example {@code kubernetes.io/dockerconfigjson}; empty means Opaque
 * @param data bytes by key, decoded
 */
public record SecretContent(String type, Map<String, Content> data) {
  public SecretContent {
    data = Map.copyOf(data);
  }
}
