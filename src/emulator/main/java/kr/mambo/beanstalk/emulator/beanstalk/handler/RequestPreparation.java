package kr.mambo.beanstalk.emulator.beanstalk.handler;

import kr.mambo.beanstalk.emulator.service.Call;

/** Slow reading that has to be done before the state is locked. */
interface RequestPreparation<Q> {
  Object prepare(Q request, Call call);
}
