package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.Nullable;

/** Which side answers the callers of the workload's Service. */
public sealed interface ServiceTarget {
  /**
   * The environment.
   *
   * @param cname its host name; absent: not known yet, and there is no Service to call
   */
  record Beanstalk(@Nullable String cname) implements ServiceTarget {}

  /**
   * The pods.
   *
   * @param clusterDomain of the cluster's DNS, usually {@code cluster.local}
   */
  record Pods(String clusterDomain) implements ServiceTarget {}
}
