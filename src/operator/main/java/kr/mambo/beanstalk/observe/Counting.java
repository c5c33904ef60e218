package kr.mambo.beanstalk.observe;

import kr.mambo.beanstalk.api.Placement;
import kr.mambo.beanstalk.model.Subject;

/** Instances are counted while pods are about to take their place. */
final class Counting {
  private Counting() {}

  static boolean needed(Subject subject) {
    var told = subject.before().kubernetes();
    boolean over = told != null && "Kubernetes".equals(told.serving());
    return subject.spec().placement() == Placement.Kubernetes && !over;
  }
}
