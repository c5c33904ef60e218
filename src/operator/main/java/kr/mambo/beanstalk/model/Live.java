package kr.mambo.beanstalk.model;

/** The environment at Beanstalk. */
public sealed interface Live {
  /** Nobody has answered yet, or not for too long. */
  record Unknown(Reason reason, String message) implements Live {}

  record Absent() implements Live {}

  record Present(EnvironmentSnapshot snapshot) implements Live {}
}
