package kr.mambo.beanstalk.workload;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.Port;
import kr.mambo.beanstalk.api.Probe;
import kr.mambo.beanstalk.workload.ContainerProbe.Action;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.ContainerProbe.TcpSocket;
import org.jspecify.annotations.Nullable;

/** Reads probes, with port names resolved to numbers. */
final class ProbeReader {
  private final ProblemCollector problems;

  ProbeReader(ProblemCollector problems) {
    this.problems = problems;
  }

  @Nullable ContainerProbe read(@Nullable Probe probe, List<Port> ports, String field) {
    if (probe == null) return null;
    var action = readAction(probe, ports, field);
    return action == null
        ? null
        : new ContainerProbe(
            action,
            probe.initialDelaySeconds(),
            probe.periodSeconds(),
            probe.timeoutSeconds(),
            probe.successThreshold(),
            probe.failureThreshold());
  }

  private @Nullable Action readAction(Probe probe, List<Port> ports, String field) {
    var exec = probe.exec();
    if (exec != null && !exec.command().isEmpty()) return new Exec(exec.command());
    var http = probe.httpGet();
    if (http != null) {
      var port = resolvePort(http.port(), ports, field + ".httpGet.port");
      return port == null ? null : new HttpGet(http.path(), port, http.scheme());
    }
    var tcp = probe.tcpSocket();
    if (tcp != null) {
      var port = resolvePort(tcp.port(), ports, field + ".tcpSocket.port");
      return port == null ? null : new TcpSocket(port);
    }
    problems.addInvalid(
        field,
        "a probe must have exactly one of exec (with a command), httpGet and tcpSocket: add one");
    return null;
  }

  private @Nullable Integer resolvePort(IntOrString portReference, List<Port> ports, String field) {
    var number = portReference.getIntVal();
    if (number != null && number >= 1 && number <= 65535) {
      return number;
    }
    for (var port : ports) {
      if (port.name() != null && port.name().equals(portReference.getStrVal()))
        return port.containerPort();
    }
    var names =
        ports.stream()
            .flatMap(port -> Stream.ofNullable(port.name()))
            .collect(Collectors.joining(", "));
    problems.addInvalid(
        field,
        "this container has no port named %s: use a number from 1 to 65535%s"
            .formatted(
                portReference.getValue(),
                names.isEmpty() ? ", or name one of its ports so" : " or one of " + names));
    return null;
  }
}
