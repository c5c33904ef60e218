package kr.mambo.beanstalk.emulator.beanstalk.call;

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
final class EventCalls {
  private static final int PAGE = 1000;

  void register(Operations operations) {
    operations.on(DescribeEventsRequest.class, this::describe);
  }

  private SdkPojo describe(DescribeEventsRequest request, Context context) {
    long before = before(request.nextToken());
    int size = Objects.requireNonNullElse(request.maxRecords(), PAGE);
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
        .events(page.stream().map(EventCalls::description).toList())
        .nextToken(found.size() > size ? "before-" + page.getLast().number() : null)
        .build();
  }

  /** Pages go on by event, so that new events do not shift them. */
  private static long before(@Nullable String token) {
    if (token == null || token.isEmpty()) return Long.MAX_VALUE;
    if (!token.matches("before-\\d{1,18}"))
      throw Refusals.value("Invalid NextToken: '" + token + "'.");
    return Long.parseLong(token.substring("before-".length()));
  }

  private static boolean matches(DescribeEventsRequest request, Event event) {
    return Stream.of(
                same(request.applicationName(), event.application()),
                same(request.versionLabel(), event.label()),
                same(request.templateName(), event.template()),
                same(request.environmentName(), event.environmentName()),
                same(request.platformArn(), event.platformArn()),
                same(request.requestId(), event.requestId()))
            .allMatch(b -> b)
        && severe(request.severityAsString(), event.severity())
        && (request.startTime() == null || !event.date().isBefore(request.startTime()))
        && (request.endTime() == null || event.date().isBefore(request.endTime()));
  }

  private static boolean same(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }

  /** The wanted severity and all that are worse. */
  private static boolean severe(@Nullable String least, Severity severity) {
    return least == null || severity.compareTo(Severity.valueOf(least)) >= 0;
  }

  private static EventDescription description(Event event) {
    return EventDescription.builder()
        .eventDate(event.date())
        .message(event.message())
        .applicationName(event.application())
        .versionLabel(event.label())
        .templateName(event.template())
        .environmentName(event.environmentName())
        .platformArn(event.platformArn())
        .requestId(event.requestId())
        .severity(event.severity().name())
        .build();
  }
}
