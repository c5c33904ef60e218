package kr.mambo.beanstalk.api;

/** Status of a condition. */
public enum ConditionStatus {
  True,
  False,
  Unknown
}
