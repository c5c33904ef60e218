package kr.mambo.beanstalk.emulator.iam;

import java.time.InstantSource;
import kr.mambo.beanstalk.emulator.query.QueryDispatcher;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Service;
import software.amazon.awssdk.core.SdkPojo;

/** IAM: the roles and instance profiles that Beanstalk's clients ask for or make. */
public final class Iam implements Service {
  private static final String VERSION = "2010-05-08";
  private final QueryDispatcher dispatcher = new QueryDispatcher(VERSION);

  public Iam(AccountRegistry accounts, InstantSource clock) {
    var lookup = new CallerAccountLookup(accounts);
    new RoleHandlers(lookup, clock).register(dispatcher);
    new RolePolicyHandlers(lookup).register(dispatcher);
    new InstanceProfileHandlers(lookup, clock).register(dispatcher);
    new IamTagHandlers(lookup).register(dispatcher);
  }

  @Override
  public String signingName() {
    return "iam";
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public String namespace() {
    return "https://iam.amazonaws.com/doc/2010-05-08/";
  }

  @Override
  public String resourceArn(Call call) {
    var prefix = "arn:aws:iam::" + call.caller().account() + ":";
    var given = call.parameters();
    if (given.containsKey("InstanceProfileName")) {
      return prefix + "instance-profile/" + given.get("InstanceProfileName");
    }
    return given.containsKey("RoleName") ? prefix + "role/" + given.get("RoleName") : "*";
  }

  @Override
  public SdkPojo execute(Call call) {
    return dispatcher.execute(call);
  }
}
