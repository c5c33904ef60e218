package kr.mambo.beanstalk.model;

import java.util.Optional;

/** The environment at Beanstalk. */
public sealed interface EnvironmentState {
  /** The environment, if it is there. */
  default Optional<EnvironmentSnapshot> snapshot() {
    return this instanceof Present(var live) ? Optional.of(live) : Optional.empty();
  }

  /** Nobody has answered yet, or not for too long. */
  record Unknown(Reason reason, String message) implements EnvironmentState {}

  record Absent() implements EnvironmentState {}

  record Present(EnvironmentSnapshot live) implements EnvironmentState {}
}
