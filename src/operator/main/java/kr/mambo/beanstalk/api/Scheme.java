package kr.mambo.beanstalk.api;

/** How a probe speaks to the container. */
public enum Scheme {
  HTTP,
  HTTPS
}
