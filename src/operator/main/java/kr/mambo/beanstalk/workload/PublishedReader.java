package kr.mambo.beanstalk.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import kr.mambo.beanstalk.api.PortProtocol;

/** Reads which ports the instance publishes. */
final class PublishedReader {
  /** Amazon Linux runs its SSH server there. */
  private static final int SSH = 22;

  private final Problems problems;

  PublishedReader(Problems problems) {
    this.problems = problems;
  }

  List<Published> read(List<AppContainer> containers) {
    var owners = new HashMap<String, String>();
    var read = new ArrayList<Published>();
    for (var container : containers) {
      for (var port : container.ports()) {
        var hostPort = port.hostPort();
        if (hostPort == null) continue;
        var field =
            "%s.ports[%d/%s].hostPort"
                .formatted(
                    Fields.container(container.name()), port.containerPort(), port.protocol());
        var other = owners.putIfAbsent(hostPort + "/" + port.protocol(), container.name());
        if (other != null) {
          problems.invalid(
              field,
              "container %s publishes host port %d too: give each container port a hostPort of its own, or leave hostPort out where only other containers call"
                  .formatted(other, hostPort));
        }
        if (hostPort == SSH && port.protocol() == PortProtocol.TCP) {
          problems.invalid(
              field,
              "the instance's SSH server listens on 22: publish the port on another hostPort");
        }
        read.add(
            new Published(
                hostPort,
                port.containerPort(),
                port.protocol(),
                container.name(),
                container.readiness()));
      }
    }
    return read;
  }
}
