package kr.mambo.beanstalk.observe;

import java.util.function.Supplier;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.model.Fact;

/** Turns an answer, or its failure, into a fact. */
final class FactReader {
  private FactReader() {}

  static <T> Fact<T> read(Supplier<T> call) {
    try {
      return new Fact.Known<>(call.get());
    } catch (AwsException e) {
      return new Fact.Unreadable<>(e.failure());
    }
  }

  static <T> Fact<T> readIf(boolean needed, Supplier<T> call) {
    return needed ? read(call) : new Fact.NotRead<>();
  }
}
