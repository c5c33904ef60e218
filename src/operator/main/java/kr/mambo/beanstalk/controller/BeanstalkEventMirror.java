package kr.mambo.beanstalk.controller;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.status.MirroredEvents;
import kr.mambo.beanstalk.workload.Content;

/**
 * Beanstalk's own events as events of Kubernetes, each once: the name is derived from what
 * Beanstalk says and when, so that another operator that tells it again is refused.
 */
final class BeanstalkEventMirror {
  private static final int NAME_LENGTH = 16;
  private final EventRecorder eventRecorder;
  private final Map<ResourceKey, Set<String>> mirroredNames = new HashMap<>();

  BeanstalkEventMirror(EventRecorder eventRecorder) {
    this.eventRecorder = eventRecorder;
  }

  void mirror(EbEnvironment primary, Observation observed) {
    var mirroredEvents = MirroredEvents.select(observed);
    var alreadyMirrored = mirroredNames(observed.resource().key());
    var current = new HashSet<String>();
    for (var event : mirroredEvents) {
      var name = digestName(event);
      current.add(name);
      if (alreadyMirrored.contains(name)) continue;
      eventRecorder.recordOnce(
          primary,
          name,
          new EventRecorder.EventDetails(
              event.isWarningOrError() ? "Warning" : "Normal",
              Reason.BeanstalkEvent.name(),
              event.message(),
              event.timestamp()));
    }
    remember(observed.resource().key(), current);
  }

  private synchronized Set<String> mirroredNames(ResourceKey key) {
    return mirroredNames.getOrDefault(key, Set.of());
  }

  /** Only as long as the operation lasts: afterwards its events are not read any more. */
  private synchronized void remember(ResourceKey key, Set<String> names) {
    if (names.isEmpty()) mirroredNames.remove(key);
    else mirroredNames.put(key, names);
  }

  private static String digestName(EnvironmentEvent event) {
    var text = event.timestamp() + "|" + event.requestId() + "|" + event.message();
    return Content.utf8(text).sha256().substring(0, NAME_LENGTH);
  }
}
