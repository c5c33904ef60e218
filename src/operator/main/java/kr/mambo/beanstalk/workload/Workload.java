package kr.mambo.beanstalk.workload;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workload, independent of the target.
 *
 * @param namespace of the resource
 * @param name of the resource
 * @param containers in the spec's order
 * @param volumes in the spec's order
 * @param registries in the spec's order
 * @param terminationGracePeriodSeconds how long a container may take to stop
 * @param properties options of {@code aws:elasticbeanstalk:application:environment}: set in every
 *     container, overridden by its own variables
 * @param secretProperties options of {@code aws:elasticbeanstalk:application:environmentsecrets}:
 *     ARNs by variable
 * @param publishedPorts host ports with the readiness probes of their containers
 * @param certificateExpiries when the certificates in the Secrets expire
 */
@RecordBuilder
public record Workload(
    String namespace,
    String name,
    List<AppContainer> containers,
    List<WorkloadVolume> volumes,
    List<RegistryAccess> registries,
    int terminationGracePeriodSeconds,
    Map<String, String> properties,
    Map<String, String> secretProperties,
    List<PublishedPort> publishedPorts,
    List<CertificateExpiry> certificateExpiries) {
  public Workload {
    containers = List.copyOf(containers);
    volumes = List.copyOf(volumes);
    registries = List.copyOf(registries);
    properties = Map.copyOf(properties);
    secretProperties = Map.copyOf(secretProperties);
    publishedPorts = List.copyOf(publishedPorts);
    certificateExpiries = List.copyOf(certificateExpiries);
  }

  public Optional<WorkloadVolume> findVolume(String name) {
    return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
  }
}
