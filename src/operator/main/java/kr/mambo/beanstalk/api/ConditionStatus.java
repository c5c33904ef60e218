package kr.mambo.beanstalk.api;

/** Whether a condition holds. */
public enum ConditionStatus {
  True,
  False,
  Unknown
}
