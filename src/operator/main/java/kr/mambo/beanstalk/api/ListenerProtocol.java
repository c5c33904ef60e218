package kr.mambo.beanstalk.api;

/** What a listener speaks. */
public enum ListenerProtocol {
  HTTP,
  HTTPS,
  TCP,
  TLS
}
