package kr.mambo.beanstalk.emulator.control;

import kr.mambo.beanstalk.emulator.beanstalk.SimulationControl;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.fault.CallJournal;
import kr.mambo.beanstalk.emulator.fault.FaultInjector;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.iam.AccessControl;
import kr.mambo.beanstalk.emulator.iam.AccountRegistry;
import kr.mambo.beanstalk.emulator.iam.Policy;
import kr.mambo.beanstalk.emulator.s3.S3;

/**
 * All that the control interface reaches.
 *
 * @param initialPolicy what counts after the policy was taken away again
 * @param reset brings everything back to how it was at the start
 */
public record ControlApi(
    SimulationControl control,
    Timeline timeline,
    AccountRegistry accounts,
    AccessControl accessControl,
    Policy initialPolicy,
    FaultInjector faults,
    CallJournal callJournal,
    S3 s3,
    Runnable reset) {

  /** The interface over HTTP. */
  public HttpListener.Handler createHandler() {
    var routes = new Router();
    var faultRoutes = new FaultRoutes(faults);
    var bucketRoutes = new BucketRoutes(s3);
    faultRoutes.addTo(routes);
    bucketRoutes.addTo(routes);
    new StateRoutes(control, accounts, bucketRoutes, faultRoutes, reset).addTo(routes);
    new ClockRoutes(timeline).addTo(routes);
    new JournalRoutes(callJournal).addTo(routes);
    new IdentityRoutes(accounts, accessControl, initialPolicy).addTo(routes);
    new RuleRoutes(control).addTo(routes);
    new EnvironmentRoutes(control).addTo(routes);
    return new ControlEndpoint(routes);
  }
}
