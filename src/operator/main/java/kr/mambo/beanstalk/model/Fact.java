package kr.mambo.beanstalk.model;

import java.util.Optional;

/** Something that was, was not, or could not be read. */
public sealed interface Fact<T> {
  record Known<T>(T value) implements Fact<T> {}

  /** Nobody needed it in this pass. */
  record NotRead<T>() implements Fact<T> {}

  record Unreadable<T>(Failure failure) implements Fact<T> {}

  default Optional<T> known() {
    return this instanceof Known<T>(var value) ? Optional.of(value) : Optional.empty();
  }

  default Optional<Failure> readFailure() {
    return this instanceof Unreadable<T>(var failure) ? Optional.of(failure) : Optional.empty();
  }
}
