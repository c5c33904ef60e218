package kr.mambo.beanstalk.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kr.mambo.beanstalk.api.KubernetesSpec;
import kr.mambo.beanstalk.bundle.GoldenCase;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;

/**
 * The cases: a folder each, with an input of its own or that of the source bundle's case of the
 * same name.
 */
final class ManifestGoldenCases {
  static final Path ROOT = Path.of("src/operator/test/resources/golden/kubernetes");

  private static final Path BUNDLE_ROOT = Path.of("src/operator/test/resources/golden/bundle");

  private ManifestGoldenCases() {}

  static List<Path> listFolders() throws IOException {
    try (var folders = Files.list(ROOT)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  static GoldenCase read(Path folder) throws IOException {
    return GoldenCase.read(
        Files.exists(folder.resolve("input.yaml"))
            ? folder
            : BUNDLE_ROOT.resolve(ROOT.relativize(folder)));
  }

  static Workload renderWorkload(GoldenCase goldenCase) {
    return switch (WorkloadRenderer.render(
        goldenCase.namespace(), goldenCase.name(), goldenCase.spec(), goldenCase.inputs())) {
      case WorkloadRendering.Rendered(var workload) -> workload;
      case WorkloadRendering.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  static KubernetesSpec target(GoldenCase goldenCase) {
    var kubernetesSpec = goldenCase.spec().kubernetes();
    return kubernetesSpec == null ? KubernetesSpec.DEFAULTS : kubernetesSpec;
  }

  static KubernetesManifests render(GoldenCase goldenCase, ServiceTarget serviceTarget) {
    return KubernetesManifests.render(
        renderWorkload(goldenCase),
        goldenCase.spec(),
        target(goldenCase),
        new RenderingContext(serviceTarget, "0f1e2d3c4b5a", "eb-operator"));
  }

  static KubernetesManifests beforeCutover(GoldenCase goldenCase) {
    return render(
        goldenCase,
        new ServiceTarget.Beanstalk(
            goldenCase.name() + "." + goldenCase.spec().region() + ".elasticbeanstalk.com"));
  }

  static KubernetesManifests afterCutover(GoldenCase goldenCase) {
    return render(goldenCase, new ServiceTarget.Pods("cluster.local"));
  }
}
