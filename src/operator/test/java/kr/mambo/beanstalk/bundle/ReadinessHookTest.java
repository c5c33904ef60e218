package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.Scheme;
import kr.mambo.beanstalk.workload.AppContainer;
import kr.mambo.beanstalk.workload.AppContainerBuilder;
import kr.mambo.beanstalk.workload.ContainerImage;
import kr.mambo.beanstalk.workload.ContainerProbe;
import kr.mambo.beanstalk.workload.ContainerProbe.Action;
import kr.mambo.beanstalk.workload.ContainerProbe.Exec;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.ContainerProbe.TcpSocket;
import kr.mambo.beanstalk.workload.ContainerResources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the hook with programs in the place of docker, curl and sleep that note how they are called.
 */
class ReadinessHookTest {
  private static final Action HTTP_GET = new HttpGet("/it's?a=$b", 8000, Scheme.HTTP);

  @TempDir private Path folder;

  @BeforeEach
  void programs() throws IOException, InterruptedException {
    assumeTrue(
        ProcessResult.isAvailable("bash", "--version"), "Skipped: there is no bash on the PATH.");
    program("sleep", "echo \"sleep $*\" >> calls");
    program("docker", "case $1 in ps) cat containers;; inspect) echo '172.18.0.2 ';; esac");
    program("timeout", "echo \"timeout $1 $5 $6\" >> calls; exit \"$(next)\"");
    program("curl", "echo \"curl ${*: -1}\" >> calls; next");
    program("next", "head -n 1 answers; sed -i 1d answers");
    Files.writeString(folder.resolve("containers"), "c0ffee\n");
  }

  @Test
  void succeedsOnceEnoughGoodAnswersCameInARow() throws IOException, InterruptedException {
    assertThat(run(HTTP_GET, "000", "503", "200", "500", "204", "302").exitCode()).isZero();
    assertThat(calls()).containsOnlyOnce("sleep 7\n");
    assertThat(calls().lines().filter("curl http://172.18.0.2:8000/it's?a=$b"::equals)).hasSize(6);
    assertThat(calls().lines().filter("sleep 3"::equals)).hasSize(5);
  }

  @Test
  void failsTheDeploymentAfterSoManyBadAnswersInARow() throws IOException, InterruptedException {
    var result = run(HTTP_GET, "404", "404", "200", "404", "404", "404");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors())
        .isEqualTo("Container app is not ready: its readiness probe failed 3 times in a row.\n");
  }

  @Test
  void aContainerThatDoesNotRunIsNotReady() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("containers"), "");
    assertThat(run(HTTP_GET, "200").exitCode()).isEqualTo(1);
    assertThat(calls()).doesNotContain("curl");
  }

  @Test
  void aConnectionIsEnoughForTcp() throws IOException, InterruptedException {
    assertThat(run(new TcpSocket(6379), "1", "0", "0").exitCode()).isZero();
    assertThat(calls()).contains("timeout 4 172.18.0.2 6379\n");
  }

  @Test
  void withoutQuestionsOverTheNetworkThereIsNoHook() {
    assertThat(ReadinessHook.render(List.of(container(new Exec(List.of("true")))))).isEmpty();
  }

  @Test
  void runsAfterConfigurationChangesToo() {
    assertThat(ReadinessHook.render(List.of(container(HTTP_GET))))
        .extracting(BundleFile::path)
        .containsExactly(
            ".platform/confighooks/postdeploy/10_wait_until_ready.sh",
            ".platform/hooks/postdeploy/10_wait_until_ready.sh");
  }

  private ProcessResult run(Action action, String... answers)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("answers"), String.join("\n", answers) + "\n");
    var hook = ReadinessHook.render(List.of(container(action))).getLast();
    Files.write(folder.resolve("hook"), hook.content().bytes());
    var path = folder + ":" + System.getenv("PATH");
    return ProcessResult.run(folder, Map.of("PATH", path), List.of("bash", "hook"));
  }

  private String calls() throws IOException {
    return Files.readString(folder.resolve("calls"));
  }

  private void program(String name, String body) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, "#!/bin/bash\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static AppContainer container(Action action) {
    var probe = new ContainerProbe(action, 7, 3, 4, 2, 3);
    return AppContainerBuilder.builder()
        .name("app")
        .image(new ContainerImage("mambo/py:1", null))
        .command(List.of())
        .args(List.of())
        .ports(List.of())
        .env(List.of())
        .mounts(List.of())
        .resources(ContainerResources.NONE)
        .readinessProbe(probe)
        .build();
  }
}
