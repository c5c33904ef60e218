package kr.mambo.beanstalk.emulator.sts;

import kr.mambo.beanstalk.emulator.iam.AccountRegistry;
import kr.mambo.beanstalk.emulator.iam.CallerIdentity;
import kr.mambo.beanstalk.emulator.query.QueryDispatcher;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Service;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS: who am I, and who may I become. */
public final class Sts implements Service {
  private static final String VERSION = "2011-06-15";
  private final QueryDispatcher dispatcher;

  public Sts(AccountRegistry accounts) {
    var assume = new AssumeRoleHandler(accounts);
    dispatcher =
        new QueryDispatcher(VERSION)
            .add(
                GetCallerIdentityRequest::builder,
                GetCallerIdentityRequest.class,
                (request, call) -> callerIdentity(call))
            .add(AssumeRoleRequest::builder, AssumeRoleRequest.class, assume::handle);
  }

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public String namespace() {
    return "https://sts.amazonaws.com/doc/2011-06-15/";
  }

  @Override
  public String resourceArn(Call call) {
    return call.parameters().getOrDefault("RoleArn", "*");
  }

  @Override
  public SdkPojo execute(Call call) {
    return dispatcher.execute(call);
  }

  private static SdkPojo callerIdentity(Call call) {
    return GetCallerIdentityResponse.builder()
        .account(call.caller().account())
        .arn(call.caller().arn())
        .userId(CallerIdentity.userId(call.caller()))
        .build();
  }
}
