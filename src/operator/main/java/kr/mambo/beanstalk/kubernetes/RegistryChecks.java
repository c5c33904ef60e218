package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LocalSecretReference;
import kr.mambo.beanstalk.api.Registry;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.Workload;

/** Checks image pulls: nodes pull images, so certificates and roles belong to nodes, not pods. */
final class RegistryChecks implements MigrationCheck {
  private static final String ECR_IMAGE =
      "[0-9]{12}[.]dkr[.]ecr(-fips)?[.][a-z0-9-]+[.]amazonaws[.]com([.]cn)?/.*";

  @Override
  public void check(Workload workload, EbEnvironmentSpec spec, MigrationFindings findings) {
    for (var registry : workload.registries()) {
      if (!registry.certificates().isEmpty()) blockCertificates(registry, workload, spec, findings);
    }
    for (var container : workload.containers()) {
      if (!container.image().pinnedReference().contains("@"))
        warnAboutUnknownDigest(container, findings);
      if (!container.image().reference().matches(ECR_IMAGE)) continue;
      findings.addWarning(
          "spec.containers[%s].image".formatted(container.name()),
          "The image is in ECR, which instances read with their role; on Kubernetes, nodes pull it with theirs.",
          "Attach the policy AmazonEC2ContainerRegistryPullOnly to the nodes' role.");
    }
  }

  private static void warnAboutUnknownDigest(AppContainer container, MigrationFindings findings) {
    findings.addWarning(
        "spec.containers[%s].image".formatted(container.name()),
        "The digest of %s is not known: instances and pods may run different images."
            .formatted(container.image().reference()),
        "Make the registry reachable for the operator, or set the image with its digest, as name:tag@sha256:….");
  }

  private static void blockCertificates(
      RegistryAccess registry,
      Workload workload,
      EbEnvironmentSpec spec,
      MigrationFindings findings) {
    var files =
        registry.certificates().stream()
            .map(RegistryAccess.CertificateFile::name)
            .collect(joining(", "));
    findings.addBlocker(
        "spec.registries[%s].certificatesSecretRef".formatted(registry.host()),
        "The registry %s requires %s, which each node's container runtime must have: a pod cannot provide them."
            .formatted(registry.host(), files),
        "Set config_path = \"/etc/containerd/certs.d\" in containerd's registry configuration on every node, and apply the manifests below, which copy %s and a hosts.toml to %s on each node; then add this field to spec.kubernetes.acknowledgedBlockers. Or copy the images to a registry that requires no certificate.\n%s"
            .formatted(
                files,
                HostsToml.folder(registry),
                NodeCertificateManifests.render(
                    registry, certificatesSecretName(registry, spec), workload.namespace())));
  }

  private static String certificatesSecretName(RegistryAccess registry, EbEnvironmentSpec spec) {
    return spec.registries().stream()
        .filter(specRegistry -> specRegistry.host().equals(registry.host()))
        .map(Registry::certificatesSecretRef)
        .filter(Objects::nonNull)
        .map(LocalSecretReference::name)
        .findFirst()
        .orElseThrow();
  }
}
