package kr.mambo.beanstalk.controller;

import java.time.Duration;

/**
 * What a pass asks of the SDK.
 *
 * @param again when the next pass is due at the latest
 * @param finished whether a deleted resource may go
 */
record PassResult(Duration again, boolean finished) {
  static PassResult again(Duration when) {
    return new PassResult(when, false);
  }
}
