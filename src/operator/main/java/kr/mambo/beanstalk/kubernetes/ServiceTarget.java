package kr.mambo.beanstalk.kubernetes;

import org.jspecify.annotations.Nullable;

/** Which side the workload's Service points to. */
public sealed interface ServiceTarget {
  /**
   * The environment.
   *
   * @param cname its host name; absent: not known yet, so there is no Service
   */
  record Beanstalk(@Nullable String cname) implements ServiceTarget {}

  /**
   * The pods.
   *
   * @param clusterDomain of the cluster's DNS, usually {@code cluster.local}
   */
  record Pods(String clusterDomain) implements ServiceTarget {}
}
