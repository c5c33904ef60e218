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

  List<Container> all() {
    var portNames = new HashSet<String>();
    return workload.containers().stream().map(container -> of(container, portNames)).toList();
  }

  private Container of(AppContainer given, Set<String> portNames) {
    var variables = new Variables(env(given), workload.properties());
    return new ContainerBuilder()
        .withName(given.name())
        .withImage(given.image().pinned())
        .withCommand(given.command().stream().map(variables::word).toList())
        .withArgs(given.args().stream().map(variables::word).toList())
        .withWorkingDir(given.workingDir())
        .withPorts(given.ports().stream().map(port -> port(port, portNames)).toList())
        .withEnv(variables.all())
        .withResources(Quantities.of(given.limits()))
        .withSecurityContext(security(given.security()))
        .withVolumeMounts(mounts(given))
        .withReadinessProbe(Probes.of(given.readiness()))
        .withLivenessProbe(Probes.of(given.liveness()))
        .withStartupProbe(Probes.of(given.startup()))
        .build();
  }

  /** As the spec has them: an optional one may appear later. */
  private List<EnvVar> env(AppContainer container) {
    return spec.containers().stream()
        .filter(given -> given.name().equals(container.name()))
        .findFirst()
        .orElseThrow()
        .env();
  }

  /** A name is one port's alone in a pod; nothing here refers to ports by name. */
  private static ContainerPort port(Port given, Set<String> names) {
    var name = given.name();
    return new ContainerPortBuilder()
        .withName(name != null && names.add(name) ? name : null)
        .withContainerPort(given.containerPort())
        .withProtocol(given.protocol().name())
        .build();
  }

  private List<VolumeMount> mounts(AppContainer container) {
    var mounts = new ArrayList<VolumeMount>();
    for (var mount : container.mounts()) mounts.add(mount(mount));
    volumes
        .logsOf(container)
        .ifPresent(
            volume ->
                mounts.add(
                    new VolumeMountBuilder()
                        .withName(volume)
                        .withMountPath(container.logs())
                        .build()));
    return mounts;
  }

  private static VolumeMount mount(Mount given) {
    return new VolumeMountBuilder()
        .withName(given.volume())
        .withMountPath(given.path())
        .withSubPath(given.subPath())
        .withReadOnly(given.readOnly() ? Boolean.TRUE : null)
        .build();
  }

  private static @Nullable SecurityContext security(
      kr.mambo.beanstalk.api.@Nullable SecurityContext given) {
    if (given == null) return null;
    var security =
        new SecurityContextBuilder()
            .withRunAsUser(given.runAsUser())
            .withRunAsGroup(given.runAsGroup())
            .withReadOnlyRootFilesystem(given.readOnlyRootFilesystem() ? Boolean.TRUE : null);
    var capabilities = given.capabilities();
    return capabilities == null
        ? security.build()
        : security
            .withNewCapabilities()
            .withAdd(capabilities.add())
            .withDrop(capabilities.drop())
            .endCapabilities()
            .build();
  }
}
