package kr.mambo.beanstalk.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kr.mambo.beanstalk.api.KubernetesTarget;
import kr.mambo.beanstalk.bundle.GoldenCase;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;

/**
 * The cases: a folder each, with an input of its own or that of the source bundle's case of the
 * same name.
 */
final class Cases {
  static final Path ROOT = Path.of("src/operator/test/resources/golden/kubernetes");

  private static final Path OF_BUNDLES = Path.of("src/operator/test/resources/golden/bundle");

  private Cases() {}

  static List<Path> folders() throws IOException {
    try (var folders = Files.list(ROOT)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  static GoldenCase read(Path folder) throws IOException {
    return GoldenCase.read(
        Files.exists(folder.resolve("input.yaml"))
            ? folder
            : OF_BUNDLES.resolve(ROOT.relativize(folder)));
  }

  static Workload workload(GoldenCase given) {
    return switch (Workloads.of(given.namespace(), given.name(), given.spec(), given.inputs())) {
      case WorkloadRendering.Rendered(var workload) -> workload;
      case WorkloadRendering.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  static KubernetesTarget target(GoldenCase given) {
    var target = given.spec().kubernetes();
    return target == null ? KubernetesTarget.UNSAID : target;
  }

  static Manifests render(GoldenCase given, Serving serving) {
    return Manifests.render(
        workload(given),
        given.spec(),
        target(given),
        new RenderingContext(serving, "0f1e2d3c4b5a", "eb-operator"));
  }

  static Manifests beforeCutover(GoldenCase given) {
    return render(
        given,
        new Serving.Beanstalk(
            given.name() + "." + given.spec().region() + ".elasticbeanstalk.com"));
  }

  static Manifests afterCutover(GoldenCase given) {
    return render(given, new Serving.Pods("cluster.local"));
  }
}
