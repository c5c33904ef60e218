package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;

/** Collects, by operation, how it is answered and which refusals a client can cause. */
final class Conformance {
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
   * @param says part of the message
   */
  record Refused(String operation, String code, String says, Consumer<Account> call) {}

  /** A call that is answered. */
  record Answered(String operation, Level level, Consumer<Account> call) {}

  final Map<String, Answered> answers = new TreeMap<>();
  final List<Refused> refusals = new ArrayList<>();

  Conformance answers(String operation, Level level, Consumer<ElasticBeanstalkClient> call) {
    answers.put(operation, new Answered(operation, level, a -> call.accept(a.client)));
    return this;
  }

  Conformance full(String operation, Consumer<ElasticBeanstalkClient> call) {
    return answers(operation, Level.FULL, call);
  }

  Conformance refuses(
      String operation, String code, String says, Consumer<ElasticBeanstalkClient> call) {
    return refusesIn(operation, code, says, a -> call.accept(a.client));
  }

  Conformance refusesIn(String operation, String code, String says, Consumer<Account> call) {
    refusals.add(new Refused(operation, code, says, call));
    return this;
  }
}
