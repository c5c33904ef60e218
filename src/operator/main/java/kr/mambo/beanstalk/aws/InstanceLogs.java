package kr.mambo.beanstalk.aws;

import java.time.Instant;
import java.util.List;
import kr.mambo.beanstalk.model.InstanceLog;

/**
 * The logs of an environment's instances in one scope.
 *
 * <p>Every method throws {@link AwsException} if the call fails.
 */
public interface InstanceLogs {
  /**
   * Requests the tails of the instances' logs; a few seconds later {@link #retrieveTails} returns
   * them.
   */
  String requestTails(String environmentId);

  /**
   * The tails of the logs that instances sent since a time, of at most ten instances and the last
   * half mebibyte of each; empty until some are available.
   */
  List<InstanceLog> retrieveTails(String environmentId, Instant since);
}
