package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.Objects;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event.Severity;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEventsRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEventsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;

/** Event streams, newest first. */
final class EventHandlers {
  private static final int DEFAULT_PAGE_SIZE = 1000;

  void register(HandlerRegistry registry) {
    registry.register(DescribeEventsRequest.class, this::describe);
  }

  private SdkPojo describe(DescribeEventsRequest request, CallContext context) {
    long before = parseToken(request.nextToken());
    int size = Objects.requireNonNullElse(request.maxRecords(), DEFAULT_PAGE_SIZE);
    var found =
        context
            .region()
            .events(request.environmentId())
            .filter(e -> e.number() < before)
            .filter(e -> matches(request, e))
            .limit(size + 1L)
            .toList();
    var page = found.subList(0, Math.min(size, found.size()));
    return DescribeEventsResponse.builder()
        .events(page.stream().map(EventHandlers::describeEvent).toList())
        .nextToken(found.size() > size ? "before-" + page.getLast().number() : null)
        .build();
  }

  /** Pages go on by event, so that new events do not shift them. */
  private static long parseToken(@Nullable String token) {
    if (token == null || token.isEmpty()) return Long.MAX_VALUE;
    if (!token.matches("before-\\d{1,18}"))
      throw BeanstalkErrors.invalidParameterValue("Invalid NextToken: '" + token + "'.");
    return Long.parseLong(token.substring("before-".length()));
  }

  private static boolean matches(DescribeEventsRequest request, Event event) {
    return Stream.of(
                matchesValue(request.applicationName(), event.applicationName()),
                matchesValue(request.versionLabel(), event.versionLabel()),
                matchesValue(request.templateName(), event.templateName()),
                matchesValue(request.environmentName(), event.environmentName()),
                matchesValue(request.platformArn(), event.platformArn()),
                matchesValue(request.requestId(), event.requestId()))
            .allMatch(b -> b)
        && isAtLeast(request.severityAsString(), event.severity())
        && (request.startTime() == null || !event.date().isBefore(request.startTime()))
        && (request.endTime() == null || event.date().isBefore(request.endTime()));
  }

  private static boolean matchesValue(@Nullable String requested, @Nullable String actual) {
    return requested == null || requested.equals(actual);
  }

  /** The wanted severity and all that are worse. */
  private static boolean isAtLeast(@Nullable String minimum, Severity severity) {
    return minimum == null || severity.compareTo(Severity.valueOf(minimum)) >= 0;
  }

  private static EventDescription describeEvent(Event event) {
    return EventDescription.builder()
        .eventDate(event.date())
        .message(event.message())
        .applicationName(event.applicationName())
        .versionLabel(event.versionLabel())
        .templateName(event.templateName())
        .environmentName(event.environmentName())
        .platformArn(event.platformArn())
        .requestId(event.requestId())
        .severity(event.severity().name())
        .build();
  }
}
