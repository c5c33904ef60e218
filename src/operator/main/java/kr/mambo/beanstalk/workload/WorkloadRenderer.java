package kr.mambo.beanstalk.workload;

import java.util.stream.Collectors;
import kr.mambo.beanstalk.api.Container;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.workload.WorkloadRendering.Refused;
import kr.mambo.beanstalk.workload.WorkloadRendering.Rendered;

/** Renders a spec and its inputs into a {@link Workload}. */
public final class WorkloadRenderer {
  private WorkloadRenderer() {}

  /**
   * Renders the workload that a spec describes.
   *
   * @param namespace of the resource
   * @param name of the resource
   * @param inputs everything that {@link InputReferences#list} returns, as far as it exists
   * @return the workload, or every problem that was found
   */
  public static WorkloadRendering render(
      String namespace, String name, EbEnvironmentSpec spec, Inputs inputs) {
    var problems = new ProblemCollector();
    var lookup = new InputLookup(inputs, problems);
    var registries = new RegistryReader(lookup, problems).read(spec.registries());
    var volumes = new VolumeReader(lookup, problems).read(spec.volumes());
    var volumeNames =
        spec.volumes().stream()
            .map(kr.mambo.beanstalk.api.Volume::name)
            .collect(Collectors.toSet());
    var mounts = new MountReader(volumes, volumeNames, problems);
    var containers = new ContainerReader(inputs, lookup, mounts, problems).read(spec.containers());
    var publishedPorts = new PublishedPortReader(problems).read(containers);
    var containersWithProbe =
        spec.containers().stream()
            .filter(container -> container.readinessProbe() != null)
            .map(Container::name)
            .toList();
    new ListenerCheck(publishedPorts, problems)
        .check(spec.effectiveLoadBalancer(), containersWithProbe);
    var properties = new EnvironmentPropertyReader(problems);
    var workload =
        WorkloadBuilder.builder()
            .namespace(namespace)
            .name(name)
            .containers(containers)
            .volumes(volumes)
            .registries(registries)
            .terminationGracePeriodSeconds(spec.terminationGracePeriodSeconds())
            .properties(properties.readProperties(spec.options()))
            .secretProperties(properties.readSecretProperties(spec.options()))
            .publishedPorts(publishedPorts)
            .certificateExpiries(CertificateExpiries.find(InputReferences.list(spec), inputs))
            .build();
    var foundProblems = problems.problems();
    return foundProblems.isEmpty() ? new Rendered(workload) : new Refused(foundProblems);
  }
}
