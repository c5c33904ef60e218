package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.workload.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanUpHookTest {
  @Test
  void onlyTheFolderOfThisVersionStays(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(Program.works("bash", "--version"), "Skipped: there is no bash on the PATH.");
    var root = Files.createDirectories(folder.resolve("opt/eb-env"));
    for (var name : List.of("app-new", "app-old", ".hidden", "with blank")) {
      Files.writeString(Files.createDirectories(root.resolve(name)).resolve("secret"), "x");
    }
    assertThat(run(folder).exitCode()).isZero();
    try (var left = Files.list(root)) {
      assertThat(left).containsExactly(root.resolve("app-new"));
    }
  }

  @Test
  void aHostWithoutSecretsIsFine(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Program.works("bash", "--version"), "Skipped: there is no bash on the PATH.");
    var ended = run(folder);
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.errors()).isEmpty();
  }

  private static Program run(Path folder) throws IOException, InterruptedException {
    var target =
        TargetBuilder.builder()
            .namespace("n")
            .name("app")
            .environmentName("app")
            .region("r")
            .bucket("b")
            .prefix("p")
            .instanceRole("role")
            .key(new DigestKey(Content.utf8("key")))
            .build();
    var hook = CleanUpHook.of(new Layout(target, "app-new")).content().text().orElseThrow();
    Files.writeString(
        folder.resolve("hook"),
        hook.replace(Layout.INSTANCE_FOLDER, folder + Layout.INSTANCE_FOLDER));
    return Program.run(folder, Map.of(), List.of("bash", "hook"));
  }
}
