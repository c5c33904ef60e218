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
            "two containers have this name: a name is a host name here, give each its own");
      }
      containers.add(read(container));
    }
    if (specContainers.isEmpty()) {
      problems.addInvalid("spec.containers", "there is no container: add at least one");
    }
    return containers;
  }

  private void checkName(String name) {
    if (!name.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?") || name.equals("localhost")) {
      problems.addInvalid(
          FieldPaths.container(name),
          "a container's name is its host name: lower-case letters, digits and hyphens, starting with a letter, at most 63 characters, and not localhost");
    }
  }

  private AppContainer read(Container specContainer) {
    var field = FieldPaths.container(specContainer.name());
    if (!ContainerImage.isWellFormed(specContainer.image())) {
      problems.addInvalid(
          field + ".image",
          "write the image as host[:port]/name:tag or name@sha256:…, the name in lower case, without https:// and without blanks");
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
