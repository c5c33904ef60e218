package kr.mambo.beanstalk.api;

/** Transport protocol. */
public enum PortProtocol {
  TCP,
  UDP
}
