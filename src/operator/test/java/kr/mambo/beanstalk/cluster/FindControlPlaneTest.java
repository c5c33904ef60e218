package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where `src/control-plane/find` takes a control plane from, on a machine without curl and Go. */
class FindControlPlaneTest {
  private static final List<String> ALL =
      List.of("etcd", "kube-apiserver", "kube-controller-manager", "kubectl");
  private static final List<String> ENVTEST = List.of("etcd", "kube-apiserver", "kubectl");
  private static final List<String> TOOLS =
      List.of(
          "cat", "chmod", "cksum", "cut", "dirname", "ln", "mkdir", "mktemp", "mv", "rm", "sed",
          "sh", "tr", "uname");

  @TempDir private Path folder;

  private record Answer(int exit, String stdout, String stderr) {}

  @BeforeEach
  void aMachineWithoutCurlAndGo() throws IOException {
    Files.createDirectories(folder.resolve("tools"));
    for (var tool : TOOLS) {
      var usual = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          folder.resolve("tools").resolve(tool),
          Files.exists(usual) ? usual : Path.of("/bin", tool));
    }
  }

  @Test
  void theFolderThatTheUserNamesComesFirst() throws Exception {
    var assets = programs(folder.resolve("assets"), ALL);
    programs(cache(), ALL);

    assertThat(find(assets)).isEqualTo(new Answer(0, assets + "\n", ""));
  }

  @Test
  void envtestsFolderIsEnoughWhereNothingHasToControl() throws Exception {
    var assets = programs(folder.resolve("assets"), ENVTEST);

    assertThat(find(assets, "--without-controller-manager").stdout()).isEqualTo(assets + "\n");
  }

  @Test
  void envtestsFolderIsPassedOverForTheCacheWhereAControllerManagerIsNeeded() throws Exception {
    var assets = programs(folder.resolve("assets"), ENVTEST);
    var cache = programs(cache(), ALL);

    var answer = find(assets);

    assertThat(answer.stdout()).isEqualTo(cache + "\n");
    assertThat(answer.stderr())
        .contains("lacks one of etcd kube-apiserver kube-controller-manager");
  }

  @Test
  void oneProgramThatIsAllFourGetsItsLinks() throws Exception {
    var assets = programs(folder.resolve("assets"), List.of("control-plane"));

    var links = Path.of(find(assets).stdout().strip());

    assertThat(ALL)
        .allSatisfy(
            name ->
                assertThat(links.resolve(name).toRealPath())
                    .isEqualTo(assets.resolve("control-plane").toRealPath()));
  }

  @Test
  void whereNothingIsToBeHadItSaysWhatToProvide() throws Exception {
    var answer = find(folder.resolve("nowhere"));

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.stdout()).isEmpty();
    assertThat(answer.stderr())
        .contains("let KUBEBUILDER_ASSETS name a folder", "dl.k8s.io", "put Go 1.26 or newer");
    assertThat(cache().getParent()).isEmptyDirectory();
  }

  private Answer find(Path assets, String... arguments) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("src/control-plane/find");
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", folder.resolve("tools").toString(),
                "KUBEBUILDER_ASSETS", assets.toString(),
                "XDG_CACHE_HOME", folder.resolve("cache").toString()));
    var stderr = folder.resolve("stderr");
    var process = builder.redirectError(stderr.toFile()).start();
    var stdout = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), stdout, Files.readString(stderr));
  }

  private Path cache() throws IOException {
    var version =
        Files.readAllLines(Path.of("src/control-plane/go.mod")).stream()
            .filter(line -> line.startsWith("\tk8s.io/kubernetes v"))
            .map(line -> line.substring("\tk8s.io/kubernetes v".length()))
            .findFirst()
            .orElseThrow();
    return folder.resolve("cache/beanstalk-operator/control-plane").resolve(version);
  }

  private static Path programs(Path folder, List<String> names) throws IOException {
    Files.createDirectories(folder);
    for (var name : names) {
      var made = Files.createFile(folder.resolve(name)).toFile().setExecutable(true);
      assertThat(made).isTrue();
    }
    return folder;
  }
}
