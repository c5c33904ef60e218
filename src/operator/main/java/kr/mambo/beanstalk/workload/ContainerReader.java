package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import kr.mambo.beanstalk.api.Container;

/** Reads containers. */
final class ContainerReader {
  private final Inputs inputs;
  private final ProblemCollector problems;
  private final EnvironmentVariableReader variables;
  private final MountReader mounts;
  private final ProbeReader probes;
  private final ResourcesReader resources;

  ContainerReader(
      Inputs inputs, InputLookup lookup, MountReader mounts, ProblemCollector problems) {
    this.inputs = inputs;
    this.problems = problems;
    this.variables = new EnvironmentVariableReader(lookup, problems);
    this.mounts = mounts;
    this.probes = new ProbeReader(problems);
    this.resources = new ResourcesReader(problems);
  }

  List<AppContainer> read(List<Container> specContainers) {
    var names = new HashSet<String>();
    var containers = new ArrayList<AppContainer>();
    for (var container : specContainers) {
      checkName(container.name());
      if (!names.add(container.name())) {
        problems.addInvalid(
            FieldPaths.container(container.name()),
            "two containers have this name: rename one of them, since a container's name is its host name");
      }
      containers.add(read(container));
    }
    if (specContainers.isEmpty()) {
      problems.addInvalid("spec.containers", "no container is defined: add at least one");
    }
    return containers;
  }

  private void checkName(String name) {
    if (!name.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?") || name.equals("localhost")) {
      problems.addInvalid(
          FieldPaths.container(name),
          "a container name must have at most 63 lowercase letters, digits and hyphens, start with a letter, and not be localhost, for example web");
    }
  }

  private AppContainer read(Container specContainer) {
    var field = FieldPaths.container(specContainer.name());
    if (!ContainerImage.isWellFormed(specContainer.image())) {
      problems.addInvalid(
          field + ".image",
          "image must be [host[:port]/]name:tag or name@sha256:…, with a lowercase name and without https:// or spaces, for example nginx:1.29");
    }
    return AppContainerBuilder.builder()
        .name(specContainer.name())
        .image(
            new ContainerImage(specContainer.image(), inputs.digests().get(specContainer.name())))
        .command(specContainer.command())
        .args(specContainer.args())
        .workingDir(specContainer.workingDir())
        .ports(specContainer.ports())
        .env(variables.read(specContainer))
        .mounts(mounts.read(specContainer))
        .resources(resources.read(specContainer.resources(), field + ".resources"))
        .securityContext(specContainer.securityContext())
        .readinessProbe(
            probes.read(
                specContainer.readinessProbe(), specContainer.ports(), field + ".readinessProbe"))
        .livenessProbe(
            probes.read(
                specContainer.livenessProbe(), specContainer.ports(), field + ".livenessProbe"))
        .startupProbe(
            probes.read(
                specContainer.startupProbe(), specContainer.ports(), field + ".startupProbe"))
        .logFolder(specContainer.logs() == null ? null : specContainer.logs().mountPath())
        .build();
  }
}
