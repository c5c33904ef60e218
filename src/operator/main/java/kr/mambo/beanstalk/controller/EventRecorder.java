package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.MessageLimit;
import org.jboss.logging.Logger;

/** Writes events of Kubernetes about a resource. */
final class EventRecorder {
  private static final Logger LOG = Logger.getLogger(EventRecorder.class);
  private final KubernetesClient kubernetes;

  /**
   * An event.
   *
   * @param type Normal or Warning
   */
  record EventDetails(String type, String reason, String message, Instant timestamp) {}

  EventRecorder(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** An event of now. */
  void recordEvent(EbEnvironment primary, String type, String reason, String message) {
    var metadata = primary.getMetadata();
    LOG.infof("%s/%s %s: %s", metadata.getNamespace(), metadata.getName(), reason, message);
    create(
        primary,
        new ObjectMetaBuilder().withGenerateName(metadata.getName() + ".").build(),
        new EventDetails(type, reason, message, Instant.now()));
  }

  /**
   * An event that is written once, however often it is told.
   *
   * @param digest names it
   */
  void recordOnce(EbEnvironment primary, String digest, EventDetails details) {
    var name = primary.getMetadata().getName() + "." + digest;
    create(primary, new ObjectMetaBuilder().withName(name).build(), details);
  }

  private void create(EbEnvironment primary, ObjectMeta eventMetadata, EventDetails details) {
    var metadata = primary.getMetadata();
    eventMetadata.setNamespace(metadata.getNamespace());
    var timestamp = details.timestamp().truncatedTo(ChronoUnit.SECONDS).toString();
    var event =
        new EventBuilder()
            .withMetadata(eventMetadata)
            .withNewInvolvedObject()
            .withApiVersion(primary.getApiVersion())
            .withKind(primary.getKind())
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .endInvolvedObject()
            .withType(details.type())
            .withReason(details.reason())
            .withMessage(MessageLimit.truncate(details.message()))
            .withFirstTimestamp(timestamp)
            .withLastTimestamp(timestamp)
            .withCount(1)
            .withReportingComponent("eb-operator")
            .withNewSource()
            .withComponent("eb-operator")
            .endSource()
            .build();
    try {
      kubernetes.resource(event).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) return;
      // An event is a courtesy: a namespace that is going away, or full, must not stop the pass.
      LOG.debugf("No event for %s: %s", metadata.getName(), e.getStatus());
    }
  }
}
