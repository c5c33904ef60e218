package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;

/** Collects, by operation, how it is answered and which refusals a client can cause. */
final class ConformanceCatalog {
  /** How much of AWS's behavior an operation has. */
  enum Level {
    /** All that AWS documents. */
    FULL,
    /** A plausible answer. */
    ANSWERS,
    /** The service's own refusal. */
    REFUSES
  }

  /**
   * A call that is refused.
   *
   * @param messagePart part of the message
   */
  record RefusedCall(
      String operation, String code, String messagePart, Consumer<BeanstalkFixture> call) {}

  /** A call that is answered. */
  record AnsweredCall(String operation, Level level, Consumer<BeanstalkFixture> call) {}

  final Map<String, AnsweredCall> answers = new TreeMap<>();
  final List<RefusedCall> refusals = new ArrayList<>();

  ConformanceCatalog answers(String operation, Level level, Consumer<ElasticBeanstalkClient> call) {
    answers.put(operation, new AnsweredCall(operation, level, a -> call.accept(a.client)));
    return this;
  }

  ConformanceCatalog full(String operation, Consumer<ElasticBeanstalkClient> call) {
    return answers(operation, Level.FULL, call);
  }

  ConformanceCatalog refuses(
      String operation, String code, String says, Consumer<ElasticBeanstalkClient> call) {
    return refusesIn(operation, code, says, a -> call.accept(a.client));
  }

  ConformanceCatalog refusesIn(
      String operation, String code, String says, Consumer<BeanstalkFixture> call) {
    refusals.add(new RefusedCall(operation, code, says, call));
    return this;
  }
}
