package kr.mambo.beanstalk.api;

/**
 * Rules that several fields share, each with the sentence that a refused value gets. They are CEL
 * and not patterns, since the answer to a pattern cannot say what to write instead.
 */
final class ValidationRules {
  /** Kubernetes' DNS subdomain. */
  static final String OBJECT_NAME =
      "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')";

  static final String OBJECT_NAME_MESSAGE =
      "write the name of a Kubernetes object: lower-case letters, digits, hyphens and dots, with a letter or digit at the start and the end";

  /** What Kubernetes allows as a key of ConfigMaps and Secrets. */
  static final String KEY =
      "self.matches('^[-._a-zA-Z0-9]+$') && self != '.' && !self.startsWith('..')";

  static final String KEY_MESSAGE =
      "write a key of the Secret or ConfigMap: letters, digits, hyphens, underscores and dots, not starting with two dots";

  static final String ABSOLUTE_PATH =
      "self.matches('^/[^:$]*$') && !self.matches('(^|/)[.][.](/|$)')";

  static final String ABSOLUTE_PATH_MESSAGE =
      "write an absolute path without colon, $ and .., for example /etc/nginx/nginx.conf";

  static final String RELATIVE_PATH =
      "!self.startsWith('/') && !self.matches('(^|/)[.][.](/|$)') && !self.matches('[:$]')";

  static final String RELATIVE_PATH_MESSAGE =
      "write a relative path without colon, $ and .., for example conf.d/site.conf";

  /** Kubernetes' name of a port; its length is bounded beside it. */
  static final String PORT_NAME =
      "self.matches('^[a-z0-9]+(-[a-z0-9]+)*$') && self.matches('[a-z]')";

  static final String PORT_NAME_MESSAGE =
      "a port's name has lower-case letters, digits and single hyphens, and at least one letter, for example http";

  static final String PORT = "type(self) == int ? self >= 1 && self <= 65535 : " + PORT_NAME;

  static final String PORT_MESSAGE =
      "port is a number from 1 to 65535, or the name of one of the container's ports";

  /** What IAM allows in the names of roles and instance profiles. */
  static final String IAM_NAME = "self.matches('^[A-Za-z0-9+=,.@_-]+$')";

  static final String IAM_NAME_MESSAGE =
      "write the name alone, not the ARN and without a path, for example aws-elasticbeanstalk-ec2-role";

  /** Labels of host names in Beanstalk's spelling; lengths are bounded beside it. */
  static final String HOST_LABEL = "self.matches('^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$')";

  static final String CAPABILITIES =
      "self.all(c, c.matches('^[A-Z][A-Z0-9_]*$') && !c.startsWith('CAP_'))";

  static final String CAPABILITIES_MESSAGE =
      "write capabilities in capitals and without CAP_ in front, for example NET_BIND_SERVICE or ALL";

  private ValidationRules() {}
}
