package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import kr.mambo.beanstalk.api.PortProtocol;

/** Reads the ports that the instance publishes. */
final class PublishedPortReader {
  /** Amazon Linux runs its SSH server there. */
  private static final int SSH_PORT = 22;

  private final ProblemCollector problems;

  PublishedPortReader(ProblemCollector problems) {
    this.problems = problems;
  }

  List<PublishedPort> read(List<AppContainer> containers) {
    var owners = new HashMap<String, String>();
    var publishedPorts = new ArrayList<PublishedPort>();
    for (var container : containers) {
      for (var port : container.ports()) {
        var hostPort = port.hostPort();
        if (hostPort == null) continue;
        var field =
            "%s.ports[%d/%s].hostPort"
                .formatted(
                    FieldPaths.container(container.name()), port.containerPort(), port.protocol());
        var owner = owners.putIfAbsent(hostPort + "/" + port.protocol(), container.name());
        if (owner != null) {
          problems.addInvalid(
              field,
              "container %s also publishes host port %d: give each container port a different hostPort, or omit hostPort if only other containers connect to the port"
                  .formatted(owner, hostPort));
        }
        if (hostPort == SSH_PORT && port.protocol() == PortProtocol.TCP) {
          problems.addInvalid(
              field, "port 22 is used by the instance's SSH server: choose another hostPort");
        }
        publishedPorts.add(
            new PublishedPort(
                hostPort,
                port.containerPort(),
                port.protocol(),
                container.name(),
                container.readinessProbe()));
      }
    }
    return publishedPorts;
  }
}
