package kr.mambo.beanstalk.api;

/** Protocol of a listener. */
public enum ListenerProtocol {
  HTTP,
  HTTPS,
  TCP,
  TLS
}
