package kr.mambo.beanstalk.emulator.service;

import java.util.Map;

/**
 * One call as it came over the wire, its signature already verified.
 *
 * @param action the action's name as the caller spelt it
 * @param parameters the decoded form or query parameters, without those of the protocol itself
 * @param region the region of the signature's credential scope, for example {@code eu-west-1}
 * @param requestId the id that the answer carries and that events of this call carry
 */
public record Call(
    String action,
    Map<String, String> parameters,
    Principal caller,
    String region,
    String requestId) {
  public Call {
    parameters = Map.copyOf(parameters);
  }
}
