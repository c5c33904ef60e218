package kr.mambo.beanstalk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.KubernetesSpec;
import kr.mambo.beanstalk.bundle.BundleRenderer;
import kr.mambo.beanstalk.bundle.BundleRendering;
import kr.mambo.beanstalk.bundle.BundleTarget;
import kr.mambo.beanstalk.bundle.BundleTargetBuilder;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.bundle.GoldenCase;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a container finds on an instance, it finds in a pod. */
class TargetParityTest {
  private static final BundleTarget TARGET =
      BundleTargetBuilder.builder()
          .namespace("default")
          .name("mambo-py")
          .environmentName("mambo-py")
          .region("ap-northeast-2")
          .bucket("mambo-cert")
          .prefix("eb-env")
          .instanceRole("role")
          .digestKey(new DigestKey(Content.utf8("key")))
          .build();

  /** Of the renderings that Beanstalk refuses there is nothing to compare. */
  @Property(tries = 300)
  void bothRenderingsAreOneWorkload(@ForAll long seed) {
    var spec = RandomSpecs.spec(seed);
    var inputs = RandomSpecs.inputs(seed);
    var workload = SpecFixtures.renderWorkload(spec, inputs);
    if (!(BundleRenderer.render(workload, TARGET)
        instanceof BundleRendering.Rendered(var bundle))) {
      throw new AssertionError(BundleRenderer.render(workload, TARGET));
    }

    assertThat(KubernetesWorkloadReader.read(manifests(workload, spec), inputs))
        .isEqualTo(BeanstalkWorkloadReader.read(bundle, spec, workload.properties()));
  }

  static Stream<Path> cases() throws IOException {
    try (var folders = Files.list(Path.of("src/operator/test/resources/golden/bundle"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void soAreTheGoldenCases(Path folder) throws IOException {
    var goldenCase = GoldenCase.read(folder);
    var workload = workload(goldenCase);
    if (workload.isEmpty()) return;
    if (!(BundleRenderer.render(workload.get(), TARGET)
        instanceof BundleRendering.Rendered(var bundle))) {
      return;
    }

    assertThat(
            KubernetesWorkloadReader.read(
                manifests(workload.get(), goldenCase.spec()), goldenCase.inputs()))
        .isEqualTo(
            BeanstalkWorkloadReader.read(bundle, goldenCase.spec(), workload.get().properties()));
  }

  private static Optional<Workload> workload(GoldenCase goldenCase) {
    return WorkloadRenderer.render("default", "mambo-py", goldenCase.spec(), goldenCase.inputs())
            instanceof WorkloadRendering.Rendered(var workload)
        ? Optional.of(workload)
        : Optional.empty();
  }

  private static KubernetesManifests manifests(Workload workload, EbEnvironmentSpec spec) {
    return KubernetesManifests.render(
        workload,
        spec,
        KubernetesSpec.DEFAULTS,
        new RenderingContext(new ServiceTarget.Pods("cluster.local"), null, null));
  }
}
