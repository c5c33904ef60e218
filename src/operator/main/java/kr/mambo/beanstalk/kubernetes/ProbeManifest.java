package kr.mambo.beanstalk.kubernetes;

import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.ContainerProbe.TcpSocket;
import org.jspecify.annotations.Nullable;

/** Probes. */
final class ProbeManifest {
  private ProbeManifest() {}

  static @Nullable Probe render(@Nullable ContainerProbe containerProbe) {
    if (containerProbe == null) return null;
    var builder =
        new ProbeBuilder()
            .withInitialDelaySeconds(
                containerProbe.initialDelaySeconds() == 0
                    ? null
                    : containerProbe.initialDelaySeconds())
            .withPeriodSeconds(containerProbe.periodSeconds())
            .withTimeoutSeconds(containerProbe.timeoutSeconds())
            .withSuccessThreshold(containerProbe.successThreshold())
            .withFailureThreshold(containerProbe.failureThreshold());
    return switch (containerProbe.action()) {
      case Exec(var command) -> builder.withNewExec().withCommand(command).endExec().build();
      case HttpGet(var path, var port, var scheme) ->
          builder
              .withNewHttpGet()
              .withPath(path)
              .withNewPort(port)
              .withScheme(scheme.name())
              .endHttpGet()
              .build();
      case TcpSocket(var port) ->
          builder.withNewTcpSocket().withNewPort(port).endTcpSocket().build();
    };
  }
}
