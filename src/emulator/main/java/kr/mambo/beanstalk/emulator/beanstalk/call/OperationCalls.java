package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.time.Duration;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** What else can be done to an environment as a whole. */
final class OperationCalls {
  /** How long a terminated environment can be brought back. */
  private static final Duration RESTORABLE = Duration.ofDays(42);

  void register(Operations operations) {
    operations.on(TerminateEnvironmentRequest.class, this::terminate);
    operations.on(RebuildEnvironmentRequest.class, this::rebuild);
    operations.on(RestartAppServerRequest.class, this::restart);
    operations.on(AbortEnvironmentUpdateRequest.class, this::abort);
    operations.on(SwapEnvironmentCnamEsRequest.class, this::swap);
    operations.on(AssociateEnvironmentOperationsRoleRequest.class, this::associate);
    operations.on(DisassociateEnvironmentOperationsRoleRequest.class, this::disassociate);
  }

  private SdkPojo terminate(TerminateEnvironmentRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    switch (environment.status) {
      case Launching -> throw pending(environment, "creation");
      case Updating, Aborting -> throw pending(environment, "deployment");
      case Terminating -> throw Refusals.mustBe(environment.name, "Ready");
      case Ready, Terminated -> context.shop().works().terminate(environment, context.requestId());
    }
    return Copy.into(
            TerminateEnvironmentResponse.builder(), Descriptions.environment(context, environment))
        .build();
  }

  private static RuntimeException pending(Environment environment, String what) {
    return Refusals.value(
        "Cannot terminate environment named %s. It is currently pending %s."
            .formatted(environment.name, what));
  }

  private SdkPojo rebuild(RebuildEnvironmentRequest request, Context context) {
    var environment = context.anyEnvironment(request.environmentId(), request.environmentName());
    if (environment.status == Status.Terminated) restore(environment, context);
    else if (environment.status != Status.Ready) throw Refusals.mustBe(environment.name, "Ready");
    context.shop().works().rebuild(environment, context.requestId());
    return RebuildEnvironmentResponse.builder().build();
  }

  /** A terminated environment comes back only while nothing of it is missing or taken. */
  private static void restore(Environment environment, Context context) {
    var oldest = context.now().minus(context.shop().timeline().scaled(RESTORABLE));
    if (environment.terminated == null || environment.terminated.isBefore(oldest))
      throw Refusals.value(
          "Environment %s cannot be rebuilt: it was terminated more than 42 days ago."
              .formatted(environment.name));
    var application = context.application(environment.application);
    if (environment.label != null) context.version(application, environment.label);
    if (context.region().live(environment.name).isPresent())
      throw Refusals.value("Environment " + environment.name + " already exists.");
    boolean taken =
        context
            .shop()
            .world()
            .regions()
            .flatMap(r -> r.live())
            .anyMatch(e -> e.cname.equals(environment.cname));
    if (taken) throw Refusals.value("DNS name (" + environment.cname + ") is not available.");
    environment.status = Status.Launching;
    environment.terminated = null;
    context.region().add(environment);
  }

  private SdkPojo restart(RestartAppServerRequest request, Context context) {
    var environment = context.ready(request.environmentId(), request.environmentName());
    context.shop().works().restartServers(environment, context.requestId());
    return RestartAppServerResponse.builder().build();
  }

  private SdkPojo abort(AbortEnvironmentUpdateRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    var operation = environment.operation;
    if (operation == null || !operation.abortable)
      throw Refusals.mustBe(environment.name, "pending deployment");
    context.shop().works().abort(environment);
    return AbortEnvironmentUpdateResponse.builder().build();
  }

  private SdkPojo swap(SwapEnvironmentCnamEsRequest request, Context context) {
    var source =
        context.environment(request.sourceEnvironmentId(), request.sourceEnvironmentName());
    var destination =
        context.environment(
            request.destinationEnvironmentId(), request.destinationEnvironmentName());
    if (source == destination)
      throw Refusals.combination("An environment cannot swap CNAMEs with itself.");
    for (var each : new Environment[] {source, destination})
      if (each.status != Status.Ready) throw Refusals.mustBe(each.name, "Ready");
    context.shop().works().swap(source, destination, context.requestId());
    return SwapEnvironmentCnamEsResponse.builder().build();
  }

  private SdkPojo associate(AssociateEnvironmentOperationsRoleRequest request, Context context) {
    var environment = context.ready(null, request.environmentName());
    var role = Objects.requireNonNull(request.operationsRole());
    if (!role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+"))
      throw Refusals.value("Parameter OperationsRole is invalid. Must be a valid IAM Role ARN.");
    environment.operationsRole = role;
    return AssociateEnvironmentOperationsRoleResponse.builder().build();
  }

  private SdkPojo disassociate(
      DisassociateEnvironmentOperationsRoleRequest request, Context context) {
    context.ready(null, request.environmentName()).operationsRole = null;
    return DisassociateEnvironmentOperationsRoleResponse.builder().build();
  }
}
