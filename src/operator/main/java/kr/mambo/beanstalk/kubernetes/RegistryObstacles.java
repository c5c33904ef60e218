package kr.mambo.beanstalk.kubernetes;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LocalReference;
import kr.mambo.beanstalk.api.Registry;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.Workload;

/** Images are pulled by the nodes: certificates and roles for it are theirs, not the pods'. */
final class RegistryObstacles implements Obstruction {
  private static final String ECR =
      "[0-9]{12}[.]dkr[.]ecr(-fips)?[.][a-z0-9-]+[.]amazonaws[.]com([.]cn)?/.*";

  @Override
  public void look(Workload workload, EbEnvironmentSpec spec, Found found) {
    for (var registry : workload.registries()) {
      if (!registry.certificates().isEmpty()) certificates(registry, workload, spec, found);
    }
    for (var container : workload.containers()) {
      if (!container.image().pinned().contains("@")) unknown(container, found);
      if (!container.image().reference().matches(ECR)) continue;
      found.warning(
          "spec.containers[%s].image".formatted(container.name()),
          "The image is in ECR, which the instance role may read; on Kubernetes the nodes pull it.",
          "Attach the policy AmazonEC2ContainerRegistryPullOnly to the role of the nodes.");
    }
  }

  private static void unknown(AppContainer container, Found found) {
    found.warning(
        "spec.containers[%s].image".formatted(container.name()),
        "Which image %s names is not known: instances and pods may run different ones."
            .formatted(container.image().reference()),
        "Let the operator reach the registry, or write the image with its digest, as name:tag@sha256:….");
  }

  private static void certificates(
      RegistryAccess registry, Workload workload, EbEnvironmentSpec spec, Found found) {
    var files =
        registry.certificates().stream()
            .map(RegistryAccess.CertificateFile::name)
            .collect(joining(", "));
    found.blocker(
        "spec.registries[%s].certificatesSecretRef".formatted(registry.host()),
        "The registry %s is reached with %s, which each node's container runtime must have: a pod cannot bring them."
            .formatted(registry.host(), files),
        "Set config_path = \"/etc/containerd/certs.d\" in containerd's registry configuration on every node, and apply this, which puts %s and a hosts.toml into %s there; then name this field in spec.kubernetes.arranged. Or copy the images to a registry that needs no certificate.\n%s"
            .formatted(
                files,
                HostsToml.folder(registry),
                NodeCertificates.of(registry, secret(registry, spec), workload.namespace())));
  }

  private static String secret(RegistryAccess registry, EbEnvironmentSpec spec) {
    return spec.registries().stream()
        .filter(given -> given.host().equals(registry.host()))
        .map(Registry::certificatesSecretRef)
        .filter(Objects::nonNull)
        .map(LocalReference::name)
        .findFirst()
        .orElseThrow();
  }
}
