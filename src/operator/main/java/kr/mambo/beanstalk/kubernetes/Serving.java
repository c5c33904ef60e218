package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.Nullable;

/** Which side answers the callers of the workload's Service. */
public sealed interface Serving {
  /**
   * The environment.
   *
   * @param cname its host name; absent: not known yet, and there is no Service to call
   */
  record Beanstalk(@Nullable String cname) implements Serving {}

  /**
   * The pods.
   *
   * @param clusterDomain of the cluster's DNS, usually {@code cluster.local}
   */
  record Pods(String clusterDomain) implements Serving {}
}
