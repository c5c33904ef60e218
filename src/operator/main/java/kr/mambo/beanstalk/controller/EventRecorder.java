package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.MessageLimit;
import kr.mambo.beanstalk.controller.EventSeriesCache.SeriesKey;
import org.jboss.logging.Logger;

/**
 * Writes events of Kubernetes ({@code events.k8s.io/v1}) about a resource. One that repeats is
 * counted in the series of the first instead of being written again.
 */
final class EventRecorder {
  private static final Logger LOG = Logger.getLogger(EventRecorder.class);

  private static final String CONTROLLER = "eb-operator";
  private static final String ACTION = "Reconcile";
  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final KubernetesClient kubernetes;
  private final InstantSource clock;
  private final String instance;
  private final EventSeriesCache series = new EventSeriesCache();

  /**
   * An event.
   *
   * @param type Normal or Warning
   */
  record EventDetails(String type, String reason, String message, Instant timestamp) {}

  EventRecorder(KubernetesClient kubernetes, InstantSource clock) {
    this.kubernetes = kubernetes;
    this.clock = clock;
    // In a pod its name.
    this.instance = Objects.requireNonNullElse(System.getenv("HOSTNAME"), CONTROLLER);
  }

  /** An event of now. */
  void recordEvent(EbEnvironment primary, String type, String reason, String message) {
    var metadata = primary.getMetadata();
    LOG.infof(
        "Event namespace=%s name=%s type=%s reason=%s note=%s",
        metadata.getNamespace(), metadata.getName(), type, reason, LogFields.quote(message));
    var now = clock.instant();
    var key = new SeriesKey(metadata.getUid(), type, reason, message);
    try {
      var repeated = series.repeat(key, now);
      if (repeated.isPresent()) {
        countRepetition(metadata.getNamespace(), repeated.get());
        return;
      }
      var created =
          create(
              primary,
              new ObjectMetaBuilder().withName(uniqueName(metadata.getName())).build(),
              new EventDetails(type, reason, message, now));
      series.begin(key, created.getMetadata().getName(), now);
    } catch (KubernetesClientException e) {
      series.end(key);
      logLost(metadata, e);
    }
  }

  /**
   * An event that is written once, however often it is reported.
   *
   * @param digest names it
   */
  void recordOnce(EbEnvironment primary, String digest, EventDetails details) {
    var name = primary.getMetadata().getName() + "." + digest;
    try {
      create(primary, new ObjectMetaBuilder().withName(name).build(), details);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) logLost(primary.getMetadata(), e);
    }
  }

  private Event create(EbEnvironment primary, ObjectMeta eventMetadata, EventDetails details) {
    var metadata = primary.getMetadata();
    eventMetadata.setNamespace(metadata.getNamespace());
    var event =
        new EventBuilder()
            .withMetadata(eventMetadata)
            .withNewRegarding()
            .withApiVersion(primary.getApiVersion())
            .withKind(primary.getKind())
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .endRegarding()
            .withType(details.type())
            .withReason(details.reason())
            .withAction(ACTION)
            .withNote(MessageLimit.truncate(details.message()))
            .withEventTime(new MicroTime(MICRO_TIME.format(details.timestamp())))
            .withReportingController(CONTROLLER)
            .withReportingInstance(instance)
            .build();
    return kubernetes.resource(event).create();
  }

  /** As client-go names events; {@code generateName} may not end in a dot in this version. */
  private static String uniqueName(String name) {
    return name + "." + Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  private void countRepetition(String namespace, EventSeriesCache.Series repeated) {
    kubernetes
        .events()
        .v1()
        .events()
        .inNamespace(namespace)
        .withName(repeated.eventName())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"series\": {\"count\": %d, \"lastObservedTime\": \"%s\"}}"
                .formatted(repeated.count(), MICRO_TIME.format(repeated.lastObservedAt())));
  }

  /** An event is a courtesy: a namespace that is going away, or full, must not stop the pass. */
  private static void logLost(ObjectMeta metadata, KubernetesClientException e) {
    boolean expected =
        e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
            || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
    LOG.logf(
        expected ? Logger.Level.DEBUG : Logger.Level.WARN,
        "Event not written namespace=%s name=%s status=%s",
        metadata.getNamespace(),
        metadata.getName(),
        e.getMessage());
  }
}
