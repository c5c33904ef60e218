package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import kr.mambo.beanstalk.api.EbEnvironment;
import org.jboss.logging.Logger;

/** Writes events of Kubernetes about a resource. */
final class Events {
  private static final Logger LOG = Logger.getLogger(Events.class);
  private static final int LONGEST = 1024;
  private static final int CONFLICT = 409;
  private final KubernetesClient kubernetes;

  /**
   * An event.
   *
   * @param type Normal or Warning
   */
  record Line(String type, String reason, String message, Instant at) {}

  Events(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** An event of now. */
  void tell(EbEnvironment about, String type, String reason, String message) {
    var metadata = about.getMetadata();
    LOG.infof("%s/%s %s: %s", metadata.getNamespace(), metadata.getName(), reason, message);
    create(
        about,
        new ObjectMetaBuilder().withGenerateName(metadata.getName() + ".").build(),
        new Line(type, reason, message, Instant.now()));
  }

  /**
   * An event that is written once, however often it is told.
   *
   * @param digest names it
   */
  void tellOnce(EbEnvironment about, String digest, Line line) {
    var name = about.getMetadata().getName() + "." + digest;
    create(about, new ObjectMetaBuilder().withName(name).build(), line);
  }

  private void create(EbEnvironment about, ObjectMeta named, Line line) {
    var metadata = about.getMetadata();
    named.setNamespace(metadata.getNamespace());
    var at = line.at().truncatedTo(ChronoUnit.SECONDS).toString();
    var message = line.message();
    var event =
        new EventBuilder()
            .withMetadata(named)
            .withNewInvolvedObject()
            .withApiVersion(about.getApiVersion())
            .withKind(about.getKind())
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .endInvolvedObject()
            .withType(line.type())
            .withReason(line.reason())
            .withMessage(message.length() <= LONGEST ? message : message.substring(0, LONGEST))
            .withFirstTimestamp(at)
            .withLastTimestamp(at)
            .withCount(1)
            .withReportingComponent("eb-operator")
            .withNewSource()
            .withComponent("eb-operator")
            .endSource()
            .build();
    try {
      kubernetes.resource(event).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT) return;
      // An event is a courtesy: a namespace that is going away, or full, must not stop the pass.
      LOG.debugf("No event for %s: %s", metadata.getName(), e.getStatus());
    }
  }
}
