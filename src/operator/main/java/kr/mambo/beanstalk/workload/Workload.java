package kr.mambo.beanstalk.workload;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, for any target.
 *
 * @param namespace of the resource
 * @param name of the resource
 * @param containers in the spec's order
 * @param volumes in the spec's order
 * @param registries in the spec's order
 * @param terminationGracePeriodSeconds how long a container may take to stop
 * @param properties options of {@code aws:elasticbeanstalk:application:environment}: every
 *     container gets them, its own variables win
 * @param secretProperties options of {@code aws:elasticbeanstalk:application:environmentsecrets}:
 *     ARNs by variable
 * @param publishedPorts host ports and how their containers say that they are ready
 * @param certificateExpiries when the certificates among the Secrets end
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
