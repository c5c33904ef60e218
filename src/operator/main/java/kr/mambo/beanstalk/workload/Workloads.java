package kr.mambo.beanstalk.workload;

import java.util.Objects;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.Container;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.LoadBalancer;
import kr.mambo.beanstalk.workload.WorkloadRendering.Refused;
import kr.mambo.beanstalk.workload.WorkloadRendering.Rendered;

/** The door of this room. */
public final class Workloads {
  private Workloads() {}

  /**
   * What a spec says shall run.
   *
   * @param namespace of the resource
   * @param name of the resource
   * @param inputs everything that {@link References#of} names, as far as it exists
   * @return the workload, or every problem that was found
   */
  public static WorkloadRendering of(
      String namespace, String name, EbEnvironmentSpec spec, Inputs inputs) {
    var problems = new Problems();
    var lookup = new Lookup(inputs, problems);
    var registries = new RegistryReader(lookup, problems).read(spec.registries());
    var volumes = new VolumeReader(lookup, problems).read(spec.volumes());
    var named =
        spec.volumes().stream()
            .map(kr.mambo.beanstalk.api.Volume::name)
            .collect(Collectors.toSet());
    var mounts = new MountReader(volumes, named, problems);
    var containers = new ContainerReader(inputs, lookup, mounts, problems).read(spec.containers());
    var published = new PublishedReader(problems).read(containers);
    var withProbe =
        spec.containers().stream()
            .filter(container -> container.readinessProbe() != null)
            .map(Container::name)
            .toList();
    new ListenerCheck(published, problems)
        .check(Objects.requireNonNullElse(spec.loadBalancer(), LoadBalancer.UNSAID), withProbe);
    var properties = new PropertyReader(problems);
    var workload =
        WorkloadBuilder.builder()
            .namespace(namespace)
            .name(name)
            .containers(containers)
            .volumes(volumes)
            .registries(registries)
            .terminationGracePeriodSeconds(spec.terminationGracePeriodSeconds())
            .properties(properties.properties(spec.options()))
            .secretProperties(properties.secretProperties(spec.options()))
            .published(published)
            .certificates(CertificateExpiries.of(References.of(spec), inputs))
            .build();
    var found = problems.found();
    return found.isEmpty() ? new Rendered(workload) : new Refused(found);
  }
}
