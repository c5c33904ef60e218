package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LocalSecretReference;
import kr.mambo.beanstalk.api.Registry;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.Workload;

/** Images are pulled by the nodes: certificates and roles for it are theirs, not the pods'. */
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
          "The image is in ECR, which the instance role may read; on Kubernetes the nodes pull it.",
          "Attach the policy AmazonEC2ContainerRegistryPullOnly to the role of the nodes.");
    }
  }

  private static void warnAboutUnknownDigest(AppContainer container, MigrationFindings findings) {
    findings.addWarning(
        "spec.containers[%s].image".formatted(container.name()),
        "Which image %s names is not known: instances and pods may run different ones."
            .formatted(container.image().reference()),
        "Let the operator reach the registry, or write the image with its digest, as name:tag@sha256:….");
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
        "The registry %s is reached with %s, which each node's container runtime must have: a pod cannot bring them."
            .formatted(registry.host(), files),
        "Set config_path = \"/etc/containerd/certs.d\" in containerd's registry configuration on every node, and apply this, which puts %s and a hosts.toml into %s there; then name this field in spec.kubernetes.acknowledgedBlockers. Or copy the images to a registry that needs no certificate.\n%s"
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
