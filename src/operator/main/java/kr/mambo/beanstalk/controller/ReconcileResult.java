package kr.mambo.beanstalk.controller;

import java.time.Duration;

/**
 * What a pass asks of the SDK.
 *
 * @param requeueAfter when the next pass is due at the latest
 * @param finalizerRemovable whether a deleted resource may go
 */
record ReconcileResult(Duration requeueAfter, boolean finalizerRemovable) {
  static ReconcileResult requeueAfter(Duration when) {
    return new ReconcileResult(when, false);
  }
}
