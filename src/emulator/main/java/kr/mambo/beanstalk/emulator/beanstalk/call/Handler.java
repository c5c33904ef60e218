package kr.mambo.beanstalk.emulator.beanstalk.call;

import software.amazon.awssdk.core.SdkPojo;

/** Answers one operation. */
@FunctionalInterface
interface Handler<Q> {
  SdkPojo answer(Q request, Context context);
}
