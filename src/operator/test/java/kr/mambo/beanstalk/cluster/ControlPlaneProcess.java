package kr.mambo.beanstalk.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The script that the demo starts its control plane with, too. */
final class ControlPlaneProcess {
  private ControlPlaneProcess() {}

  /**
   * Returns when the control plane is ready. It ends with this process.
   *
   * @throws IllegalStateException if it does not come up, with the script's last words
   */
  static Process start(Path home, String... more) throws IOException {
    Files.createDirectories(home);
    var builder = new ProcessBuilder(command(home, more)).redirectErrorStream(true);
    // The API server makes a lot of garbage, and the machine has more memory than processors.
    builder.environment().putIfAbsent("GOGC", "400");
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
    var output = process.inputReader(StandardCharsets.UTF_8);
    var lastLine = "";
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("ready")) return process;
      System.err.println(line); // A build from the Go modules takes minutes and says so.
      lastLine = line;
    }
    throw new IllegalStateException(lastLine);
  }

  private static List<String> command(Path home, String... more) {
    var command = new ArrayList<String>();
    command.add("src/control-plane/start");
    command.add(home.toString());
    command.addAll(List.of(more));
    return command;
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
