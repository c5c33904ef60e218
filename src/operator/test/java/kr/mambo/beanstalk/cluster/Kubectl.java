package kr.mambo.beanstalk.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** kubectl, as a person calls it. */
public final class Kubectl {
  private final Path program;
  private final Path kubeconfig;

  Kubectl(Path program, Path kubeconfig) {
    this.program = program;
    this.kubeconfig = kubeconfig;
  }

  /** What one call came to. */
  public record Result(int exit, String stdout, String stderr) {
    /** Standard output of a call that must succeed. */
    public String orElseThrow() {
      if (exit == 0) return stdout;
      throw new IllegalStateException("kubectl: exit " + exit + ": " + stderr);
    }
  }

  public Result run(String... arguments) {
    return runWithInput("", arguments);
  }

  /** `kubectl apply -f -` of a manifest, which may be refused. */
  public Result applyManifest(String manifest, String... arguments) {
    var all = new ArrayList<>(List.of("apply", "-f", "-"));
    all.addAll(Arrays.asList(arguments));
    return runWithInput(manifest, all.toArray(String[]::new));
  }

  /** `kubectl apply`, which must succeed. */
  public void apply(String... arguments) {
    var all = new ArrayList<>(List.of("apply"));
    all.addAll(Arrays.asList(arguments));
    run(all.toArray(String[]::new)).orElseThrow();
  }

  private Result runWithInput(String input, String... arguments) {
    var command =
        new ArrayList<>(List.of(program.toAbsolutePath().toString(), "--kubeconfig=" + kubeconfig));
    command.addAll(Arrays.asList(arguments));
    try {
      var builder = new ProcessBuilder(command);
      var cache = kubeconfig.resolveSibling("kubectl-cache").toAbsolutePath();
      builder.environment().put("KUBECACHEDIR", cache.toString());
      var process = builder.start();
      var stderr =
          CompletableFuture.supplyAsync(() -> read(process.errorReader(StandardCharsets.UTF_8)));
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      }
      var stdout = read(process.inputReader(StandardCharsets.UTF_8));
      return new Result(process.waitFor(), stdout, stderr.join());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(BufferedReader reader) {
    return reader.lines().map(line -> line + "\n").reduce("", String::concat);
  }
}
