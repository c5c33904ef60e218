package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.time.Duration;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** What else can be done to an environment as a whole. */
final class EnvironmentLifecycleHandlers {
  /** How long a terminated environment can be brought back. */
  private static final Duration RESTORABLE = Duration.ofDays(42);

  void register(HandlerRegistry registry) {
    registry.register(TerminateEnvironmentRequest.class, this::terminate);
    registry.register(RebuildEnvironmentRequest.class, this::rebuild);
    registry.register(RestartAppServerRequest.class, this::restart);
    registry.register(AbortEnvironmentUpdateRequest.class, this::abort);
    registry.register(SwapEnvironmentCnamEsRequest.class, this::swapCnames);
    registry.register(
        AssociateEnvironmentOperationsRoleRequest.class, this::associateOperationsRole);
    registry.register(
        DisassociateEnvironmentOperationsRoleRequest.class, this::disassociateOperationsRole);
  }

  private SdkPojo terminate(TerminateEnvironmentRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    switch (environment.status) {
      case Launching -> throw operationPending(environment, "creation");
      case Updating, Aborting -> throw operationPending(environment, "deployment");
      case Terminating -> throw BeanstalkErrors.invalidState(environment.name, "Ready");
      case Ready, Terminated ->
          context.backend().operations().terminate(environment, context.requestId());
    }
    return SdkPojoCopier.copy(
            TerminateEnvironmentResponse.builder(), Descriptions.environment(context, environment))
        .build();
  }

  private static RuntimeException operationPending(Environment environment, String what) {
    return BeanstalkErrors.invalidParameterValue(
        "Cannot terminate environment named %s. It is currently pending %s."
            .formatted(environment.name, what));
  }

  private SdkPojo rebuild(RebuildEnvironmentRequest request, CallContext context) {
    var environment =
        context.environmentIncludingTerminated(request.environmentId(), request.environmentName());
    if (environment.status == Status.Terminated) restore(environment, context);
    else if (environment.status != Status.Ready)
      throw BeanstalkErrors.invalidState(environment.name, "Ready");
    context.backend().operations().rebuild(environment, context.requestId());
    return RebuildEnvironmentResponse.builder().build();
  }

  /** A terminated environment comes back only while nothing of it is missing or taken. */
  private static void restore(Environment environment, CallContext context) {
    var oldest = context.now().minus(context.backend().timeline().scale(RESTORABLE));
    if (environment.terminatedAt == null || environment.terminatedAt.isBefore(oldest))
      throw BeanstalkErrors.invalidParameterValue(
          "Environment %s cannot be rebuilt: it was terminated more than 42 days ago."
              .formatted(environment.name));
    var application = context.application(environment.applicationName);
    if (environment.versionLabel != null) context.version(application, environment.versionLabel);
    if (context.region().live(environment.name).isPresent())
      throw BeanstalkErrors.invalidParameterValue(
          "Environment " + environment.name + " already exists.");
    boolean taken =
        context
            .backend()
            .state()
            .regions()
            .flatMap(r -> r.live())
            .anyMatch(e -> e.cname.equals(environment.cname));
    if (taken)
      throw BeanstalkErrors.invalidParameterValue(
          "DNS name (" + environment.cname + ") is not available.");
    environment.status = Status.Launching;
    environment.terminatedAt = null;
    context.region().add(environment);
  }

  private SdkPojo restart(RestartAppServerRequest request, CallContext context) {
    var environment = context.readyEnvironment(request.environmentId(), request.environmentName());
    context.backend().operations().restartServers(environment, context.requestId());
    return RestartAppServerResponse.builder().build();
  }

  private SdkPojo abort(AbortEnvironmentUpdateRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    var operation = environment.operation;
    if (operation == null || !operation.abortable)
      throw BeanstalkErrors.invalidState(environment.name, "pending deployment");
    context.backend().operations().abort(environment);
    return AbortEnvironmentUpdateResponse.builder().build();
  }

  private SdkPojo swapCnames(SwapEnvironmentCnamEsRequest request, CallContext context) {
    var source =
        context.environment(request.sourceEnvironmentId(), request.sourceEnvironmentName());
    var destination =
        context.environment(
            request.destinationEnvironmentId(), request.destinationEnvironmentName());
    if (source == destination)
      throw BeanstalkErrors.invalidParameterCombination(
          "An environment cannot swap CNAMEs with itself.");
    for (var each : new Environment[] {source, destination})
      if (each.status != Status.Ready) throw BeanstalkErrors.invalidState(each.name, "Ready");
    context.backend().operations().swapCnames(source, destination, context.requestId());
    return SwapEnvironmentCnamEsResponse.builder().build();
  }

  private SdkPojo associateOperationsRole(
      AssociateEnvironmentOperationsRoleRequest request, CallContext context) {
    var environment = context.readyEnvironment(null, request.environmentName());
    var role = Objects.requireNonNull(request.operationsRole());
    if (!role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+"))
      throw BeanstalkErrors.invalidParameterValue(
          "Parameter OperationsRole is invalid. Must be a valid IAM Role ARN.");
    environment.operationsRole = role;
    return AssociateEnvironmentOperationsRoleResponse.builder().build();
  }

  private SdkPojo disassociateOperationsRole(
      DisassociateEnvironmentOperationsRoleRequest request, CallContext context) {
    context.readyEnvironment(null, request.environmentName()).operationsRole = null;
    return DisassociateEnvironmentOperationsRoleResponse.builder().build();
  }
}
