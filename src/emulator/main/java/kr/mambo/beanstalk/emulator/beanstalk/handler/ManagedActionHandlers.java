package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.ManagedAction;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Managed actions: planned, applied and remembered. */
final class ManagedActionHandlers {
  private static final int DEFAULT_PAGE_SIZE = 100;

  void register(HandlerRegistry registry) {
    registry.register(DescribeEnvironmentManagedActionsRequest.class, this::describe);
    registry.register(DescribeEnvironmentManagedActionHistoryRequest.class, this::describeHistory);
    registry.register(ApplyEnvironmentManagedActionRequest.class, this::apply);
  }

  private SdkPojo describe(DescribeEnvironmentManagedActionsRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    return DescribeEnvironmentManagedActionsResponse.builder()
        .managedActions(
            environment.plannedActions.stream()
                .filter(
                    a ->
                        request.statusAsString() == null
                            || request.statusAsString().equals(a.status()))
                .map(
                    a ->
                        software.amazon.awssdk.services.elasticbeanstalk.model.ManagedAction
                            .builder()
                            .actionId(a.id())
                            .actionDescription(a.description())
                            .actionType(a.type())
                            .status(a.status())
                            .windowStartTime(a.windowStart())
                            .build())
                .toList())
        .build();
  }

  private SdkPojo describeHistory(
      DescribeEnvironmentManagedActionHistoryRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    var page =
        ResultPage.slice(
            environment.actionHistory,
            Objects.requireNonNullElse(request.maxItems(), DEFAULT_PAGE_SIZE),
            request.nextToken());
    return DescribeEnvironmentManagedActionHistoryResponse.builder()
        .managedActionHistoryItems(
            page.items().stream().map(ManagedActionHandlers::historyItem).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static ManagedActionHistoryItem historyItem(ManagedAction action) {
    return ManagedActionHistoryItem.builder()
        .actionId(action.id())
        .actionType(action.type())
        .actionDescription(action.description())
        .status(action.status())
        .failureType(action.failureType())
        .failureDescription(action.failureDescription())
        .executedTime(action.executedAt())
        .finishedTime(action.finishedAt())
        .build();
  }

  private SdkPojo apply(ApplyEnvironmentManagedActionRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    var action =
        environment.plannedActions.stream()
            .filter(a -> a.id().equals(request.actionId()))
            .findFirst()
            .orElseThrow(
                () ->
                    BeanstalkErrors.invalidParameterValue(
                        "No managed action found for ActionId = '" + request.actionId() + "'."));
    if (!action.status().equals("Scheduled"))
      throw new ServiceException(
          "ManagedActionInvalidStateException",
          "Managed action %s is in an invalid state for this operation. Must be Scheduled."
              .formatted(action.id()));
    if (environment.status != Status.Ready)
      throw BeanstalkErrors.invalidState(environment.name, "Ready");
    context.backend().operations().applyManagedAction(environment, action, context.requestId());
    return response(environment, action.id(), action);
  }

  private static SdkPojo response(Environment environment, String id, ManagedAction action) {
    return ApplyEnvironmentManagedActionResponse.builder()
        .actionId(id)
        .actionDescription(action.description())
        .actionType(action.type())
        .status(environment.operation == null ? "Pending" : "Running")
        .build();
  }
}
