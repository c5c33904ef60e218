package kr.mambo.beanstalk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.KubernetesTarget;
import kr.mambo.beanstalk.bundle.BundleRendering;
import kr.mambo.beanstalk.bundle.Bundles;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.bundle.GoldenCase;
import kr.mambo.beanstalk.bundle.Target;
import kr.mambo.beanstalk.bundle.TargetBuilder;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import kr.mambo.beanstalk.workload.Workloads;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a container finds on an instance, it finds in a pod. */
class ParityTest {
  private static final Target TARGET =
      TargetBuilder.builder()
          .namespace("default")
          .name("mambo-py")
          .environmentName("mambo-py")
          .region("ap-northeast-2")
          .bucket("mambo-cert")
          .prefix("eb-env")
          .instanceRole("role")
          .key(new DigestKey(Content.utf8("key")))
          .build();

  /** Of the renderings that Beanstalk refuses there is nothing to compare. */
  @Property(tries = 300)
  void bothRenderingsAreOneWorkload(@ForAll long seed) {
    var spec = RandomSpecs.spec(seed);
    var inputs = RandomSpecs.inputs(seed);
    var workload = Specs.workload(spec, inputs);
    if (!(Bundles.render(workload, TARGET) instanceof BundleRendering.Rendered(var bundle))) {
      throw new AssertionError(Bundles.render(workload, TARGET));
    }

    assertThat(SeenOnKubernetes.of(manifests(workload, spec), inputs))
        .isEqualTo(SeenOnBeanstalk.of(bundle, spec, workload.properties()));
  }

  static Stream<Path> cases() throws IOException {
    try (var folders = Files.list(Path.of("src/operator/test/resources/golden/bundle"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void soAreTheGoldenCases(Path folder) throws IOException {
    var given = GoldenCase.read(folder);
    var workload = workload(given);
    if (workload.isEmpty()) return;
    if (!(Bundles.render(workload.get(), TARGET) instanceof BundleRendering.Rendered(var bundle))) {
      return;
    }

    assertThat(SeenOnKubernetes.of(manifests(workload.get(), given.spec()), given.inputs()))
        .isEqualTo(SeenOnBeanstalk.of(bundle, given.spec(), workload.get().properties()));
  }

  private static Optional<Workload> workload(GoldenCase given) {
    return Workloads.of("default", "mambo-py", given.spec(), given.inputs())
            instanceof WorkloadRendering.Rendered(var workload)
        ? Optional.of(workload)
        : Optional.empty();
  }

  private static Manifests manifests(Workload workload, EbEnvironmentSpec spec) {
    return Manifests.render(
        workload,
        spec,
        KubernetesTarget.UNSAID,
        new RenderingContext(new Serving.Pods("cluster.local"), null, null));
  }
}
