package kr.mambo.beanstalk.api;

/** URL scheme of a probe. */
public enum Scheme {
  HTTP,
  HTTPS
}
