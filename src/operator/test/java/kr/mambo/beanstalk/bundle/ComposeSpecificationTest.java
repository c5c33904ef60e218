package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.workload.AppContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the reference implementation of the Compose specification, and Docker, make of our files.
 */
class ComposeSpecificationTest {
  private static final Path SOURCE = Path.of("src/control-plane/compose-check").toAbsolutePath();
  private static final GoldenCase SAMPLE = GoldenCase.sample();

  @Test
  void theReferenceImplementationReadsWhatTheContainersShallSee(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(isBuiltByGo(), "Skipped: Go 1.26 or newer is not on the PATH.");
    var projects = projects(folder);
    var command = new ArrayList<>(List.of(program().toString(), "-print"));
    projects.forEach(project -> command.add(project.file().toString()));
    var result = ProcessResult.run(folder, Map.of(), command);
    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    var lines = result.output().lines().toList();
    assertThat(lines).hasSameSizeAs(projects).hasSizeGreaterThan(25);
    for (int i = 0; i < lines.size(); i++) {
      var services = new ObjectMapper().readTree(lines.get(i)).path("services");
      for (var container : projects.get(i).renderWorkload().containers()) {
        assertService(services.path(container.name()), container);
      }
    }
  }

  @Test
  void anyTextReachesItsContainer(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(isBuiltByGo(), "Skipped: Go 1.26 or newer is not on the PATH.");
    var project = ComposeProject.create(SAMPLE, RandomTextWorkload.workload(SAMPLE, 300), folder);
    var command = List.of(program().toString(), "-print", project.file().toString());
    var result = ProcessResult.run(folder, Map.of(), command);
    assertThat(result.errors()).isEmpty();
    var services = new ObjectMapper().readTree(result.output()).path("services");
    for (var container : project.renderWorkload().containers()) {
      assertThat(container.env()).hasSize(600);
      assertService(services.path(container.name()), container);
    }
  }

  @Test
  void dockerComposeTakesEveryFile(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(
        ProcessResult.isAvailable("docker", "compose", "version"),
        "Skipped: there is no working `docker compose` on the PATH.");
    for (var project : projects(folder)) {
      var file = project.file();
      var config = List.of("docker", "compose", "-f", file.toString(), "config", "--quiet");
      var result = ProcessResult.run(file.resolveSibling("."), Map.of(), config);
      assertThat(result.exitCode()).as(result.errors()).isZero();
    }
  }

  private static void assertService(JsonNode service, AppContainer container) {
    var expected = new TreeMap<String, String>();
    expected.put("EB_LOG_BASE_DIR", "/var/log/eb-docker/containers");
    expected.put("FROM_ALL", "$5");
    for (var variable : container.env()) expected.put(variable.name(), variable.text());
    var actual = new TreeMap<String, String>();
    service
        .path("environment")
        .properties()
        .forEach(e -> actual.put(e.getKey(), e.getValue().asText()));
    assertThat(actual).as(container.name()).isEqualTo(expected);
    var expander = container.variableExpander();
    assertThat(texts(service.path("entrypoint")))
        .isEqualTo(container.command().stream().map(t -> expander.expand(t).text()).toList());
    assertThat(texts(service.path("command")))
        .isEqualTo(container.args().stream().map(t -> expander.expand(t).text()).toList());
    assertThat(service.path("image").asText()).isEqualTo(container.image().pinnedReference());
    assertThat(service.path("volumes").size())
        .isEqualTo(container.mounts().size() + (container.logFolder() == null ? 0 : 1));
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static List<ComposeProject> projects(Path folder) throws IOException {
    var projects = new ArrayList<ComposeProject>();
    for (var path : GoldenFiles.listCases()) {
      var goldenCase = GoldenCase.read(path);
      var workload = ComposeProject.renderWorkload(goldenCase);
      if (workload.isEmpty()) continue;
      var projectFolder = Files.createDirectories(folder.resolve(path.getFileName()));
      projects.add(ComposeProject.create(goldenCase, workload.get(), projectFolder));
    }
    return projects;
  }

  private static Path program() {
    return Path.of("target", "compose-check").toAbsolutePath();
  }

  private static boolean isBuiltByGo() throws IOException, InterruptedException {
    if (!ProcessResult.isAvailable("go", "version")) return false;
    var build = List.of("go", "build", "-trimpath", "-o", program().toString(), ".");
    // An older Go must not fetch a newer one by itself.
    var buildResult = ProcessResult.run(SOURCE, Map.of("GOTOOLCHAIN", "local"), build);
    return buildResult.exitCode() == 0
        || (!buildResult.errors().contains("requires go") && fail(buildResult));
  }

  private static boolean fail(ProcessResult buildResult) {
    throw new AssertionError(buildResult.errors());
  }
}
