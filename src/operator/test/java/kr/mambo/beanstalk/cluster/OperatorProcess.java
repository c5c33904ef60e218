package kr.mambo.beanstalk.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The operator as it is shipped: a process of its own, from the packaged jar. */
final class OperatorProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private final Process process;

  private OperatorProcess(Process process) {
    this.process = process;
  }

  /** Starts it with these settings and nothing of the developer's own AWS; the log is appended. */
  static OperatorProcess start(Map<String, String> settings, Path log) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                JAR.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(settings);
    try {
      var started = new OperatorProcess(builder.start());
      Runtime.getRuntime().addShutdownHook(new Thread(started::kill));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Kubernetes ends a pod: SIGTERM. Whether it ended in this time. */
  boolean stop(Duration timeout) {
    process.destroy();
    return waitForExit(timeout);
  }

  /** As the kernel ends a pod that is out of memory: SIGKILL. */
  void kill() {
    process.destroyForcibly();
    waitForExit(Duration.ofSeconds(5));
  }

  /** As on a machine that stands still: SIGSTOP. */
  void freeze() {
    signal("STOP");
  }

  /** Goes on where it was: SIGCONT. */
  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    Signals.send(process, name);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What anybody on its machine may read of it. */
  String commandLine() {
    return process.info().commandLine().orElse("");
  }

  @Override
  public void close() {
    if (!stop(Duration.ofSeconds(10))) kill();
  }

  private boolean waitForExit(Duration timeout) {
    try {
      return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
