package kr.mambo.beanstalk.plan.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.Container;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Certificate;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.model.ConditionAssessment;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.evidence.BeanstalkSituation;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;

/**
 * What is found about inputs that are all there: nothing that stops a deployment, but that the user
 * should know.
 */
final class InputWarnings {
  private static final Duration WARNING_PERIOD = Duration.ofDays(30);
  private static final Duration URGENT_PERIOD = Duration.ofDays(7);

  private InputWarnings() {}

  static ConditionAssessment assess(
      BeanstalkSituation situation, BeanstalkRendering.Rendered rendered) {
    var now = situation.observed().now();
    var certificates = rendered.wanted().certificates();
    var sentences = new ArrayList<String>();
    sentences.add("Found every Secret and ConfigMap");
    addTagWarning(rendered.wanted().images(), sentences);
    addProbeWarning(situation.spec().containers(), sentences);
    addCertificateWarnings(certificates, now, sentences);
    return new ConditionAssessment(
        ConditionType.InputsResolved,
        ConditionStatus.True,
        reason(certificates, now),
        String.join("; ", sentences));
  }

  private static void addTagWarning(List<Image> images, List<String> sentences) {
    var byTag =
        images.stream()
            .filter(i -> i.digest() == null)
            .map(i -> i.container() + (i.unresolved() == null ? "" : " (" + i.unresolved() + ")"))
            .collect(Collectors.joining(", "));
    if (!byTag.isEmpty()) sentences.add("deployed by tag, not by digest: " + byTag);
  }

  private static void addProbeWarning(List<Container> containers, List<String> sentences) {
    var containersWithProbes =
        containers.stream()
            .filter(c -> c.livenessProbe() != null || c.startupProbe() != null)
            .map(Container::name)
            .collect(Collectors.joining(", "));
    if (!containersWithProbes.isEmpty())
      sentences.add(
          "liveness and startup probes run on Kubernetes only, not on Beanstalk: "
              + containersWithProbes);
  }

  private static void addCertificateWarnings(
      List<Certificate> certificates, Instant now, List<String> sentences) {
    certificates.stream()
        .filter(c -> expiresWithin(c, now, WARNING_PERIOD))
        .forEach(
            c ->
                sentences.add(
                    "certificate %s of Secret %s %s %s"
                        .formatted(
                            c.key(),
                            c.secret(),
                            c.notAfter().isAfter(now) ? "expires at" : "expired at",
                            c.notAfter())));
  }

  private static Reason reason(List<Certificate> certificates, Instant now) {
    if (certificates.stream().anyMatch(c -> !c.notAfter().isAfter(now)))
      return Reason.CertificateExpired;
    if (certificates.stream().anyMatch(c -> expiresWithin(c, now, URGENT_PERIOD)))
      return Reason.CertificateExpiring;
    return certificates.stream().anyMatch(c -> expiresWithin(c, now, WARNING_PERIOD))
        ? Reason.CertificateExpiringSoon
        : Reason.Resolved;
  }

  private static boolean expiresWithin(Certificate certificate, Instant now, Duration time) {
    return certificate.notAfter().isBefore(now.plus(time));
  }
}
