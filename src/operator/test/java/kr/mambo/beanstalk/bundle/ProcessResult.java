package kr.mambo.beanstalk.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a program to its end. */
record ProcessResult(int exitCode, String output, String errors) {
  static ProcessResult run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var output = Files.createTempFile("program", ".out");
    var errors = Files.createTempFile("program", ".err");
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      int exitCode = builder.start().waitFor();
      return new ProcessResult(
          exitCode,
          Files.readString(output, StandardCharsets.UTF_8),
          Files.readString(errors, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  /** Whether the program is there and says that it can. */
  static boolean isAvailable(String... command) throws InterruptedException {
    try {
      return run(Path.of("."), Map.of(), List.of(command)).exitCode() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
