package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EnvVar;
import kr.mambo.beanstalk.api.Port;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.Mount;
import kr.mambo.beanstalk.workload.Workload;
import org.jspecify.annotations.Nullable;

/** The containers of a pod. */
final class PodContainers {
  private final Workload workload;
  private final EbEnvironmentSpec spec;
  private final PodVolumes volumes;

  PodContainers(Workload workload, EbEnvironmentSpec spec, PodVolumes volumes) {
    this.workload = workload;
    this.spec = spec;
    this.volumes = volumes;
  }

  List<Container> render() {
    var portNames = new HashSet<String>();
    return workload.containers().stream()
        .map(container -> renderContainer(container, portNames))
        .toList();
  }

  private Container renderContainer(AppContainer container, Set<String> portNames) {
    var variables = new ContainerEnvironment(specVariables(container), workload.properties());
    return new ContainerBuilder()
        .withName(container.name())
        .withImage(container.image().pinnedReference())
        .withCommand(container.command().stream().map(variables::escapeProperties).toList())
        .withArgs(container.args().stream().map(variables::escapeProperties).toList())
        .withWorkingDir(container.workingDir())
        .withPorts(container.ports().stream().map(port -> renderPort(port, portNames)).toList())
        .withEnv(variables.render())
        .withResources(Quantities.resourceRequirements(container.resources()))
        .withSecurityContext(renderSecurityContext(container.securityContext()))
        .withVolumeMounts(renderMounts(container))
        .withReadinessProbe(ProbeManifest.render(container.readinessProbe()))
        .withLivenessProbe(ProbeManifest.render(container.livenessProbe()))
        .withStartupProbe(ProbeManifest.render(container.startupProbe()))
        .build();
  }

  /** As in the spec: an optional one may be created later. */
  private List<EnvVar> specVariables(AppContainer container) {
    return spec.containers().stream()
        .filter(specContainer -> specContainer.name().equals(container.name()))
        .findFirst()
        .orElseThrow()
        .env();
  }

  /** Port names are unique in a pod; nothing here references ports by name. */
  private static ContainerPort renderPort(Port port, Set<String> names) {
    var name = port.name();
    return new ContainerPortBuilder()
        .withName(name != null && names.add(name) ? name : null)
        .withContainerPort(port.containerPort())
        .withProtocol(port.protocol().name())
        .build();
  }

  private List<VolumeMount> renderMounts(AppContainer container) {
    var mounts = new ArrayList<VolumeMount>();
    for (var mount : container.mounts()) mounts.add(renderMount(mount));
    volumes
        .findLogVolume(container)
        .ifPresent(
            volume ->
                mounts.add(
                    new VolumeMountBuilder()
                        .withName(volume)
                        .withMountPath(container.logFolder())
                        .build()));
    return mounts;
  }

  private static VolumeMount renderMount(Mount mount) {
    return new VolumeMountBuilder()
        .withName(mount.volume())
        .withMountPath(mount.path())
        .withSubPath(mount.subPath())
        .withReadOnly(mount.readOnly() ? Boolean.TRUE : null)
        .build();
  }

  private static @Nullable SecurityContext renderSecurityContext(
      kr.mambo.beanstalk.api.@Nullable SecurityContext securityContext) {
    if (securityContext == null) return null;
    var builder =
        new SecurityContextBuilder()
            .withRunAsUser(securityContext.runAsUser())
            .withRunAsGroup(securityContext.runAsGroup())
            .withReadOnlyRootFilesystem(
                securityContext.readOnlyRootFilesystem() ? Boolean.TRUE : null);
    var capabilities = securityContext.capabilities();
    return capabilities == null
        ? builder.build()
        : builder
            .withNewCapabilities()
            .withAdd(capabilities.add())
            .withDrop(capabilities.drop())
            .endCapabilities()
            .build();
  }
}
