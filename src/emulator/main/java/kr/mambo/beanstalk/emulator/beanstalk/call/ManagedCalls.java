package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment.Status;
import kr.mambo.beanstalk.emulator.beanstalk.state.ManagedAction;
import kr.mambo.beanstalk.emulator.service.Refusal;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Managed actions: planned, applied and remembered. */
final class ManagedCalls {
  private static final int PAGE = 100;

  void register(Operations operations) {
    operations.on(DescribeEnvironmentManagedActionsRequest.class, this::describe);
    operations.on(DescribeEnvironmentManagedActionHistoryRequest.class, this::history);
    operations.on(ApplyEnvironmentManagedActionRequest.class, this::apply);
  }

  private SdkPojo describe(DescribeEnvironmentManagedActionsRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    return DescribeEnvironmentManagedActionsResponse.builder()
        .managedActions(
            environment.planned.stream()
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

  private SdkPojo history(DescribeEnvironmentManagedActionHistoryRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    var page =
        Pages.of(
            environment.history,
            Objects.requireNonNullElse(request.maxItems(), PAGE),
            request.nextToken());
    return DescribeEnvironmentManagedActionHistoryResponse.builder()
        .managedActionHistoryItems(page.items().stream().map(ManagedCalls::item).toList())
        .nextToken(page.next())
        .build();
  }

  private static ManagedActionHistoryItem item(ManagedAction action) {
    return ManagedActionHistoryItem.builder()
        .actionId(action.id())
        .actionType(action.type())
        .actionDescription(action.description())
        .status(action.status())
        .failureType(action.failureType())
        .failureDescription(action.failure())
        .executedTime(action.executed())
        .finishedTime(action.finished())
        .build();
  }

  private SdkPojo apply(ApplyEnvironmentManagedActionRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    var action =
        environment.planned.stream()
            .filter(a -> a.id().equals(request.actionId()))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusals.value(
                        "No managed action found for ActionId = '" + request.actionId() + "'."));
    if (!action.status().equals("Scheduled"))
      throw new Refusal(
          "ManagedActionInvalidStateException",
          "Managed action %s is in an invalid state for this operation. Must be Scheduled."
              .formatted(action.id()));
    if (environment.status != Status.Ready) throw Refusals.mustBe(environment.name, "Ready");
    context.shop().works().manage(environment, action, context.requestId());
    return answer(environment, action.id(), action);
  }

  private static SdkPojo answer(Environment environment, String id, ManagedAction action) {
    return ApplyEnvironmentManagedActionResponse.builder()
        .actionId(id)
        .actionDescription(action.description())
        .actionType(action.type())
        .status(environment.operation == null ? "Pending" : "Running")
        .build();
  }
}
