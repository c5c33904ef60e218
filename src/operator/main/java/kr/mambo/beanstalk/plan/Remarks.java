package kr.mambo.beanstalk.plan;

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
import kr.mambo.beanstalk.model.Assessment;
import kr.mambo.beanstalk.model.Reason;

/**
 * What is found about inputs that are all there: nothing that stops a deployment, but that its user
 * should know.
 */
final class Remarks {
  private static final Duration SOON = Duration.ofDays(30);
  private static final Duration VERY_SOON = Duration.ofDays(7);

  private Remarks() {}

  static Assessment of(Situation situation, Rendering.Rendered rendered) {
    var now = situation.seen().now();
    var certificates = rendered.wanted().certificates();
    var said = new ArrayList<String>();
    said.add("Every Secret and ConfigMap was found");
    tags(rendered.wanted().images(), said);
    probes(situation.spec().containers(), said);
    ending(certificates, now, said);
    return new Assessment(
        ConditionType.InputsResolved,
        ConditionStatus.True,
        reason(certificates, now),
        String.join(". ", said));
  }

  private static void tags(List<Image> images, List<String> said) {
    var byTag =
        images.stream()
            .filter(i -> i.digest() == null)
            .map(i -> i.container() + (i.unresolved() == null ? "" : " (" + i.unresolved() + ")"))
            .collect(Collectors.joining(", "));
    if (!byTag.isEmpty()) said.add("Deployed by tag, not by digest: " + byTag);
  }

  private static void probes(List<Container> containers, List<String> said) {
    var only =
        containers.stream()
            .filter(c -> c.livenessProbe() != null || c.startupProbe() != null)
            .map(Container::name)
            .collect(Collectors.joining(", "));
    if (!only.isEmpty())
      said.add(
          "Liveness and startup probes are for Kubernetes only, Beanstalk does not ask them: "
              + only);
  }

  private static void ending(List<Certificate> certificates, Instant now, List<String> said) {
    certificates.stream()
        .filter(c -> within(c, now, SOON))
        .forEach(
            c ->
                said.add(
                    "The certificate %s of Secret %s %s %s"
                        .formatted(
                            c.key(),
                            c.secret(),
                            c.notAfter().isAfter(now) ? "ends at" : "has ended at",
                            c.notAfter())));
  }

  private static Reason reason(List<Certificate> certificates, Instant now) {
    if (certificates.stream().anyMatch(c -> within(c, now, VERY_SOON)))
      return Reason.CertificateEndsVerySoon;
    return certificates.stream().anyMatch(c -> within(c, now, SOON))
        ? Reason.CertificateEndsSoon
        : Reason.Resolved;
  }

  private static boolean within(Certificate certificate, Instant now, Duration time) {
    return certificate.notAfter().isBefore(now.plus(time));
  }
}
