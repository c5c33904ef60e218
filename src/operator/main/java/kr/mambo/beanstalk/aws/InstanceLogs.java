package kr.mambo.beanstalk.aws;

import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.model.InstanceLog;

/**
 * The logs of an environment's instances in one scope.
 *
 * <p>Every method throws {@link AwsException} when AWS does not do what it is asked.
 */
public interface InstanceLogs {
  /**
   * Asks the instances for the ends of their logs; some seconds later {@link #retrieveTails} has
   * them.
   */
  String requestTails(String environmentId);

  /**
   * The ends of the logs that instances sent since a moment, of ten instances at most and of each
   * the last half a mebibyte; empty until some are there.
   */
  List<InstanceLog> retrieveTails(String environmentId, Instant since);
}
