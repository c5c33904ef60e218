package kr.mambo.beanstalk.api;

/** The kind of load balancer. */
public enum LoadBalancerType {
  Application,
  Network,
  Classic,
  /** A single instance with an elastic IP address. */
  None
}
