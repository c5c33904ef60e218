package kr.mambo.beanstalk.bundle;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.ContainerProbe.TcpSocket;

/**
 * Probes containers over the network, from the instance: a Compose health check runs in the
 * container, which may have no curl. It runs after a deployment, and after a change of properties,
 * which restarts the containers; if the hook fails, the deployment fails.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-linux-extend.hooks.html">Platform
 *     hooks</a>
 */
final class ReadinessHook {
  private static final String FILE_NAME = "postdeploy/10_wait_until_ready.sh";

  private static final String SCRIPT_FUNCTIONS =
      """
      #!/bin/bash
      # Asks each container, from the instance, until it is ready; fails the deployment where one is not.
      set -uo pipefail

      address_of() {
        local container
        container=$(docker ps --quiet --filter "label=com.docker.compose.service=$1" | head -n 1)
        [ -n "$container" ] || return 1
        docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$container" | cut -d ' ' -f 1
      }

      # ask_http SERVICE TIMEOUT SCHEME PORT PATH: a status from 200 to 399 is well, and certificates
      # are not verified, since an address is asked and not a name.
      ask_http() {
        local address status
        address=$(address_of "$1") && [ -n "$address" ] || return 1
        status=$(curl --silent --insecure --globoff --path-as-is --noproxy '*' --max-time "$2" \\
          --output /dev/null --write-out '%{http_code}' "$3://$address:$4$5") || return 1
        [ "$status" -ge 200 ] && [ "$status" -le 399 ]
      }

      # ask_tcp SERVICE TIMEOUT PORT: a connection is well.
      ask_tcp() {
        local address
        address=$(address_of "$1") && [ -n "$address" ] || return 1
        timeout "$2" bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$address" "$3" 2>/dev/null
      }

      # wait_for SERVICE DELAY PERIOD SUCCESSES FAILURES QUESTION...
      wait_for() {
        local service=$1 delay=$2 period=$3 successes=$4 failures=$5 good=0 bad=0
        shift 5
        sleep "$delay"
        while true; do
          if "$@"; then good=$((good + 1)) bad=0; else good=0 bad=$((bad + 1)); fi
          [ "$good" -lt "$successes" ] || return 0
          if [ "$bad" -ge "$failures" ]; then
            echo "Container $service is not ready: its readiness probe failed $bad times in a row." >&2
            return 1
          fi
          sleep "$period"
        done
      }

      """;

  private ReadinessHook() {}

  static List<BundleFile> render(List<AppContainer> containers) {
    var script = new StringBuilder(SCRIPT_FUNCTIONS);
    for (var container : containers) {
      var probe = container.readinessProbe();
      if (probe == null) continue;
      probeCommand(container.name(), probe)
          .ifPresent(
              command ->
                  script.append(
                      "wait_for %s %d %d %d %d %s || exit 1\n"
                          .formatted(
                              container.name(),
                              probe.initialDelaySeconds(),
                              probe.periodSeconds(),
                              probe.successThreshold(),
                              probe.failureThreshold(),
                              command)));
    }
    return Objects.equals(script.toString(), SCRIPT_FUNCTIONS)
        ? List.of()
        : List.of(
            BundleFile.script(".platform/confighooks/" + FILE_NAME, script.toString()),
            BundleFile.script(".platform/hooks/" + FILE_NAME, script.toString()));
  }

  private static Optional<String> probeCommand(String service, ContainerProbe probe) {
    int timeout = probe.timeoutSeconds();
    return switch (probe.action()) {
      case Exec _ -> Optional.empty();
      case HttpGet(var path, var port, var scheme) ->
          Optional.of(
              "ask_http %s %d %s %d %s"
                  .formatted(
                      service,
                      timeout,
                      scheme.name().toLowerCase(Locale.ROOT),
                      port,
                      Shell.quote(path)));
      case TcpSocket(var port) -> Optional.of("ask_tcp %s %d %d".formatted(service, timeout, port));
    };
  }
}
