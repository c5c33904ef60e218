package kr.mambo.beanstalk.api;

/**
 * Rules that several fields share, each with the message for a rejected value. They are CEL and not
 * patterns, since the error of a pattern cannot say what to write instead.
 */
final class ValidationRules {
  /** Kubernetes' DNS subdomain. */
  static final String OBJECT_NAME =
      "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')";

  static final String OBJECT_NAME_MESSAGE =
      "an object name must have lowercase letters, digits, hyphens and dots, and start and end with a letter or digit, for example my-config";

  /** What Kubernetes allows as a key of ConfigMaps and Secrets. */
  static final String KEY =
      "self.matches('^[-._a-zA-Z0-9]+$') && self != '.' && !self.startsWith('..')";

  static final String KEY_MESSAGE =
      "a key of a Secret or ConfigMap must have letters, digits, hyphens, underscores and dots, and not start with two dots, for example app.properties";

  static final String ABSOLUTE_PATH =
      "self.matches('^/[^:$]*$') && !self.matches('(^|/)[.][.](/|$)')";

  static final String ABSOLUTE_PATH_MESSAGE =
      "must be an absolute path without colon, $ or .., for example /etc/nginx/nginx.conf";

  static final String RELATIVE_PATH =
      "!self.startsWith('/') && !self.matches('(^|/)[.][.](/|$)') && !self.matches('[:$]')";

  static final String RELATIVE_PATH_MESSAGE =
      "must be a relative path without colon, $ or .., for example conf.d/site.conf";

  /** Kubernetes' name of a port; its length is limited separately. */
  static final String PORT_NAME =
      "self.matches('^[a-z0-9]+(-[a-z0-9]+)*$') && self.matches('[a-z]')";

  static final String PORT_NAME_MESSAGE =
      "a port name must have lowercase letters, digits and single hyphens, and at least one letter, for example http";

  static final String PORT = "type(self) == int ? self >= 1 && self <= 65535 : " + PORT_NAME;

  static final String PORT_MESSAGE =
      "port must be a number from 1 to 65535, or the name of one of the container's ports";

  /** What IAM allows in the names of roles and instance profiles. */
  static final String IAM_NAME = "self.matches('^[A-Za-z0-9+=,.@_-]+$')";

  static final String IAM_NAME_MESSAGE =
      "must be a name, not an ARN, without a path, for example aws-elasticbeanstalk-ec2-role";

  /** Labels of host names as Beanstalk spells them; lengths are limited separately. */
  static final String HOST_LABEL = "self.matches('^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$')";

  static final String CAPABILITIES =
      "self.all(c, c.matches('^[A-Z][A-Z0-9_]*$') && !c.startsWith('CAP_'))";

  static final String CAPABILITIES_MESSAGE =
      "capabilities must be uppercase and without the CAP_ prefix, for example NET_BIND_SERVICE or ALL";

  private ValidationRules() {}
}
