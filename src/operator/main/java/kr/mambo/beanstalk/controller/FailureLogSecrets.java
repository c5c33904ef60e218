package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.LogsOnFailure;
import kr.mambo.beanstalk.model.DesiredState;
import kr.mambo.beanstalk.model.InstanceLog;
import kr.mambo.beanstalk.model.Observation;

/**
 * Keeps the logs of a failed deployment in a Secret that its resource owns: one for each failure,
 * never changed, gone with the resource. Logs may hold what nobody has thought of, so they are no
 * ConfigMap.
 */
final class FailureLogSecrets {
  private static final DateTimeFormatter TIMESTAMP_FORMAT =
      DateTimeFormatter.ofPattern("MMddHHmmss").withZone(ZoneOffset.UTC);

  /** A Secret holds a mebibyte, base64 and metadata counted. */
  private static final int MAX_BYTES = 640 * 1024;

  private final KubernetesClient kubernetes;

  FailureLogSecrets(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Writes them where the spec asks for it.
   *
   * @param observed where the logs of the wanted version are, secrets masked
   * @return why they could not be kept; empty where they were, or nobody asked for it
   */
  Optional<String> save(
      EbEnvironment primary, Optional<DesiredState> wanted, Observation observed) {
    var logs = observed.facts().logs().known();
    var requested = wanted.flatMap(w -> requestedAt(observed, w.label()));
    if (primary.getSpec().logsOnFailure() != LogsOnFailure.Secret
        || logs.isEmpty()
        || requested.isEmpty()) return Optional.empty();
    var name =
        secretName(primary.getMetadata().getName(), wanted.orElseThrow().label(), requested.get());
    var secret = buildSecret(primary, name, logs.get());
    try {
      kubernetes.resource(secret).create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      // Nobody answered: the status has not said yet that they were read, the pass is repeated.
      if (e.getStatus() == null) throw e;
      // It is there already where a pass was repeated.
      return e.getCode() == HttpURLConnection.HTTP_CONFLICT
          ? Optional.empty()
          : Optional.of(
              "Could not store the logs in Secret %s: %s. Apply deploy/components/failure-logs to let the operator create Secrets."
                  .formatted(secret.getMetadata().getName(), e.getStatus().getReason()));
    }
  }

  private static Optional<Instant> requestedAt(Observation observed, String label) {
    return observed.resource().previousStatus().failedVersions().stream()
        .filter(failed -> failed.label().equals(label))
        .flatMap(failed -> Optional.ofNullable(failed.logsRequestedAt()).stream())
        .findFirst();
  }

  private static Secret buildSecret(EbEnvironment primary, String name, List<InstanceLog> logs) {
    var metadata = primary.getMetadata();
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(metadata.getNamespace())
        .withOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion(primary.getApiVersion())
                .withKind(primary.getKind())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .build())
        .endMetadata()
        .withType("eb.mambo.kr/failure-logs")
        .withImmutable(true)
        .withStringData(logFiles(logs))
        .build();
  }

  /** {@code <resource>-logs-<the label's digits>-<when>}: a version may be tried again. */
  private static String secretName(String resource, String label, Instant at) {
    var digits = label.substring(label.lastIndexOf('-') + 1);
    return "%s-logs-%s-%s".formatted(resource, digits, TIMESTAMP_FORMAT.format(at));
  }

  private static Map<String, String> logFiles(List<InstanceLog> logs) {
    var files = new TreeMap<String, String>();
    int share = MAX_BYTES / Math.max(1, logs.size());
    for (var log : logs) files.put(log.instanceId() + ".log", tail(log.text(), share));
    return files;
  }

  private static String tail(String text, int bytes) {
    var all = text.getBytes(StandardCharsets.UTF_8);
    return all.length <= bytes
        ? text
        : new String(all, all.length - bytes, bytes, StandardCharsets.UTF_8);
  }
}
