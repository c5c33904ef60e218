package kr.mambo.beanstalk.emulator.beanstalk.handler;

import software.amazon.awssdk.core.SdkPojo;

/** Answers one operation. */
@FunctionalInterface
interface RequestHandler<Q> {
  SdkPojo handle(Q request, CallContext context);
}
