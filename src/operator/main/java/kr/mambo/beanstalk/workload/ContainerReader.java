package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import kr.mambo.beanstalk.api.Container;

/** Reads containers. */
final class ContainerReader {
  private final Inputs inputs;
  private final Problems problems;
  private final VariableReader variables;
  private final MountReader mounts;
  private final ProbeReader probes;
  private final LimitsReader limits;

  ContainerReader(Inputs inputs, Lookup lookup, MountReader mounts, Problems problems) {
    this.inputs = inputs;
    this.problems = problems;
    this.variables = new VariableReader(lookup, problems);
    this.mounts = mounts;
    this.probes = new ProbeReader(problems);
    this.limits = new LimitsReader(problems);
  }

  List<AppContainer> read(List<Container> given) {
    var names = new HashSet<String>();
    var read = new ArrayList<AppContainer>();
    for (var container : given) {
      checkName(container.name());
      if (!names.add(container.name())) {
        problems.invalid(
            Fields.container(container.name()),
            "two containers have this name: a name is a host name here, give each its own");
      }
      read.add(read(container));
    }
    if (given.isEmpty()) {
      problems.invalid("spec.containers", "there is no container: add at least one");
    }
    return read;
  }

  private void checkName(String name) {
    if (!name.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?") || name.equals("localhost")) {
      problems.invalid(
          Fields.container(name),
          "a container's name is its host name: lower-case letters, digits and hyphens, starting with a letter, at most 63 characters, and not localhost");
    }
  }

  private AppContainer read(Container given) {
    var field = Fields.container(given.name());
    if (!Image.wellFormed(given.image())) {
      problems.invalid(
          field + ".image",
          "write the image as host[:port]/name:tag or name@sha256:…, the name in lower case, without https:// and without blanks");
    }
    return AppContainerBuilder.builder()
        .name(given.name())
        .image(new Image(given.image(), inputs.digests().get(given.name())))
        .command(given.command())
        .args(given.args())
        .workingDir(given.workingDir())
        .ports(given.ports())
        .env(variables.read(given))
        .mounts(mounts.read(given))
        .limits(limits.read(given.resources(), field + ".resources"))
        .security(given.securityContext())
        .readiness(probes.read(given.readinessProbe(), given.ports(), field + ".readinessProbe"))
        .liveness(probes.read(given.livenessProbe(), given.ports(), field + ".livenessProbe"))
        .startup(probes.read(given.startupProbe(), given.ports(), field + ".startupProbe"))
        .logs(given.logs() == null ? null : given.logs().mountPath())
        .build();
  }
}
