package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.ContainerProbe.TcpSocket;
import org.jspecify.annotations.Nullable;

/** Probes. */
final class Probes {
  private Probes() {}

  static @Nullable Probe of(@Nullable ContainerProbe given) {
    if (given == null) return null;
    var probe =
        new ProbeBuilder()
            .withInitialDelaySeconds(
                given.initialDelaySeconds() == 0 ? null : given.initialDelaySeconds())
            .withPeriodSeconds(given.periodSeconds())
            .withTimeoutSeconds(given.timeoutSeconds())
            .withSuccessThreshold(given.successThreshold())
            .withFailureThreshold(given.failureThreshold());
    return switch (given.action()) {
      case Exec(var command) -> probe.withNewExec().withCommand(command).endExec().build();
      case HttpGet(var path, var port, var scheme) ->
          probe
              .withNewHttpGet()
              .withPath(path)
              .withNewPort(port)
              .withScheme(scheme.name())
              .endHttpGet()
              .build();
      case TcpSocket(var port) -> probe.withNewTcpSocket().withNewPort(port).endTcpSocket().build();
    };
  }
}
