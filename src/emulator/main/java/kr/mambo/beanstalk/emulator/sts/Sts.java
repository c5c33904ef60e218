package kr.mambo.beanstalk.emulator.sts;

import kr.mambo.beanstalk.emulator.iam.Accounts;
import kr.mambo.beanstalk.emulator.iam.Callers;
import kr.mambo.beanstalk.emulator.query.OperationTable;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Service;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS: who am I, and who may I become. */
public final class Sts implements Service {
  private static final String VERSION = "2011-06-15";
  private final OperationTable operations;

  public Sts(Accounts accounts) {
    var assume = new AssumeRole(accounts);
    operations =
        new OperationTable(VERSION)
            .add(
                GetCallerIdentityRequest::builder,
                GetCallerIdentityRequest.class,
                (request, call) -> identity(call))
            .add(AssumeRoleRequest::builder, AssumeRoleRequest.class, assume::answer);
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
  public String resource(Call call) {
    return call.parameters().getOrDefault("RoleArn", "*");
  }

  @Override
  public SdkPojo answer(Call call) {
    return operations.answer(call);
  }

  private static SdkPojo identity(Call call) {
    return GetCallerIdentityResponse.builder()
        .account(call.caller().account())
        .arn(call.caller().arn())
        .userId(Callers.userId(call.caller()))
        .build();
  }
}
