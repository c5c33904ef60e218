package kr.mambo.beanstalk.emulator.service;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/** One AWS service of the query protocol behind the front end. */
public interface Service {
  /** The name in the signature's credential scope, for example {@code elasticbeanstalk}. */
  String signingName();

  /** The API version that a call has to name, for example {@code 2010-12-01}. */
  String version();

  /** The XML namespace of the answers. */
  String namespace();

  /** The ARN of the resource that a call is about, for policies; {@code *} when it names none. */
  String resourceArn(Call call);

  /** The actions that a policy has to allow for a call: most often the one of its name. */
  default List<String> requiredPermissions(Call call) {
    return List.of(signingName() + ":" + call.action());
  }

  /**
   * Answers one call.
   *
   * @return an instance of the SDK's response class of the action
   * @throws Refusal when the service says no
   */
  SdkPojo execute(Call call);
}
