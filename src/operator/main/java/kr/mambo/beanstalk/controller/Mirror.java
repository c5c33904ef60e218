package kr.mambo.beanstalk.controller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.model.EnvironmentEvent;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.status.MirroredEvents;

/**
 * Beanstalk's own events as events of Kubernetes, each once: the name is made of what Beanstalk
 * says and when, so that another operator that tells it again is refused.
 */
final class Mirror {
  private static final int DIGITS = 16;
  private final Events events;
  private final Map<ResourceKey, Set<String>> told = new HashMap<>();

  Mirror(Events events) {
    this.events = events;
  }

  void show(EbEnvironment about, Observation observed) {
    var lines = MirroredEvents.of(observed);
    var before = told(observed.resource().key());
    var now = new HashSet<String>();
    for (var line : lines) {
      var name = name(line);
      now.add(name);
      if (before.contains(name)) continue;
      events.tellOnce(
          about,
          name,
          new Events.Line(
              line.isWarningOrError() ? "Warning" : "Normal",
              Reason.BeanstalkEvent.name(),
              line.message(),
              line.timestamp()));
    }
    remember(observed.resource().key(), now);
  }

  private synchronized Set<String> told(ResourceKey key) {
    return told.getOrDefault(key, Set.of());
  }

  /** Only as long as the operation lasts: afterwards its events are not read any more. */
  private synchronized void remember(ResourceKey key, Set<String> names) {
    if (names.isEmpty()) told.remove(key);
    else told.put(key, names);
  }

  private static String name(EnvironmentEvent line) {
    var text = line.timestamp() + "|" + line.requestId() + "|" + line.message();
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
