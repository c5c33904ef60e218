package kr.mambo.beanstalk.observe;

import java.util.function.Supplier;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.model.Fact;

/** Turns an answer, or its failure, into a fact. */
final class Asking {
  private Asking() {}

  static <T> Fact<T> ask(Supplier<T> call) {
    try {
      return new Fact.Known<>(call.get());
    } catch (AwsException e) {
      return new Fact.Unreadable<>(e.failure());
    }
  }

  static <T> Fact<T> askIf(boolean needed, Supplier<T> call) {
    return needed ? ask(call) : new Fact.NotAsked<>();
  }
}
