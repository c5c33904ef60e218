package kr.mambo.beanstalk.model;

/** The environment at Beanstalk. */
public sealed interface EnvironmentState {
  /** Nobody has answered yet, or not for too long. */
  record Unknown(Reason reason, String message) implements EnvironmentState {}

  record Absent() implements EnvironmentState {}

  record Present(EnvironmentSnapshot snapshot) implements EnvironmentState {}
}
