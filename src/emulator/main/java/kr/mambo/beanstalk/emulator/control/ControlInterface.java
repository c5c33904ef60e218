package kr.mambo.beanstalk.emulator.control;

import kr.mambo.beanstalk.emulator.beanstalk.Control;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.fault.Faults;
import kr.mambo.beanstalk.emulator.fault.Journal;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.iam.Access;
import kr.mambo.beanstalk.emulator.iam.Accounts;
import kr.mambo.beanstalk.emulator.iam.Policy;
import kr.mambo.beanstalk.emulator.s3.S3;

/**
 * All that the control interface reaches.
 *
 * @param policy what counts after the policy was taken away again
 * @param reset brings everything back to how it was at the start
 */
public record ControlInterface(
    Control control,
    Timeline timeline,
    Accounts accounts,
    Access access,
    Policy policy,
    Faults faults,
    Journal journal,
    S3 s3,
    Runnable reset) {

  /** The interface over HTTP. */
  public HttpListener.Handler endpoint() {
    var routes = new Routes();
    var faultRoutes = new FaultRoutes(faults);
    var bucketRoutes = new BucketRoutes(s3);
    faultRoutes.addTo(routes);
    bucketRoutes.addTo(routes);
    new StateRoutes(control, accounts, bucketRoutes, faultRoutes, reset).addTo(routes);
    new ClockRoutes(timeline).addTo(routes);
    new JournalRoutes(journal).addTo(routes);
    new IdentityRoutes(accounts, access, policy).addTo(routes);
    new RuleRoutes(control).addTo(routes);
    new EnvironmentRoutes(control).addTo(routes);
    return new ControlEndpoint(routes);
  }
}
