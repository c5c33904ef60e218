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

class SecretCleanupHookTest {
  @Test
  void onlyTheFolderOfThisVersionStays(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(
        ProcessResult.isAvailable("bash", "--version"), "Skipped: there is no bash on the PATH.");
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
    assumeTrue(
        ProcessResult.isAvailable("bash", "--version"), "Skipped: there is no bash on the PATH.");
    var result = run(folder);
    assertThat(result.exitCode()).isZero();
    assertThat(result.errors()).isEmpty();
  }

  private static ProcessResult run(Path folder) throws IOException, InterruptedException {
    var target =
        BundleTargetBuilder.builder()
            .namespace("n")
            .name("app")
            .environmentName("app")
            .region("r")
            .bucket("b")
            .prefix("p")
            .instanceRole("role")
            .digestKey(new DigestKey(Content.utf8("key")))
            .build();
    var hook =
        SecretCleanupHook.render(new BundleLayout(target, "app-new"))
            .content()
            .text()
            .orElseThrow();
    Files.writeString(
        folder.resolve("hook"),
        hook.replace(BundleLayout.INSTANCE_FOLDER, folder + BundleLayout.INSTANCE_FOLDER));
    return ProcessResult.run(folder, Map.of(), List.of("bash", "hook"));
  }
}
