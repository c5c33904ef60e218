package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import kr.mambo.beanstalk.api.EbEnvironment;
import org.jboss.logging.Logger;

/** Writes events of Kubernetes about a resource. */
final class Events {
  private static final Logger LOG = Logger.getLogger(Events.class);
  private static final int LONGEST = 1024;
  private final KubernetesClient kubernetes;

  Events(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  void tell(EbEnvironment about, String type, String reason, String message) {
    var at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var metadata = about.getMetadata();
    LOG.infof("%s/%s %s: %s", metadata.getNamespace(), metadata.getName(), reason, message);
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(metadata.getName() + ".")
            .withNamespace(metadata.getNamespace())
            .endMetadata()
            .withNewInvolvedObject()
            .withApiVersion(about.getApiVersion())
            .withKind(about.getKind())
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .endInvolvedObject()
            .withType(type)
            .withReason(reason)
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
      // An event is a courtesy: a namespace that is going away, or full, must not stop the pass.
      LOG.debugf("No event for %s: %s", Objects.toString(metadata.getName()), e.getStatus());
    }
  }
}
