package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.bundle.Target;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.Written;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {
  private static Rendering render(String spec, Inputs inputs, String role) {
    var target =
        new Target(
            "shop",
            "mambo-py",
            "mambo-py",
            "ap-northeast-2",
            "mambo-cert",
            "registry",
            role,
            new DigestKey(Content.utf8("key")));
    return Renderer.render(Written.spec(spec), inputs, target, "k1");
  }

  private static Rendering.Rendered rendered(String spec, Inputs inputs) {
    var rendering = render(spec, inputs, "web-role");
    assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
    return (Rendering.Rendered) rendering;
  }

  @Test
  void aSpecBecomesABundleAndItsOptions() {
    var rendered = rendered("", Inputs.NONE);

    assertThat(rendered.wanted().label()).matches("mambo-py-[0-9a-f]{12}");
    assertThat(rendered.wanted().label()).isEqualTo(rendered.bundle().label());
    assertThat(rendered.wanted().inputs()).isEqualTo(rendered.bundle().inputs());
    assertThat(rendered.wanted().keyId()).isEqualTo("k1");
    assertThat(rendered.bucket()).isEqualTo("mambo-cert");
    assertThat(rendered.wanted().options())
        .containsExactlyElementsOf(
            rendered.options().keySet().stream().map(OptionKey::text).toList())
        .contains("aws:autoscaling:launchconfiguration|IamInstanceProfile");
  }

  @Test
  void aWindowThatNobodyCanReadIsRefusedWithItsField() {
    var spec = "platform: {update: {mode: Window, schedule: '0 25 * * 0'}}";

    assertThat(render(spec, Inputs.NONE, "web-role"))
        .isInstanceOfSatisfying(
            Rendering.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .satisfies(
                        p -> {
                          assertThat(p.field()).isEqualTo("spec.platform.update.schedule");
                          assertThat(p.message()).contains("'25' is no hour");
                        }));
    rendered("platform: {update: {mode: Window, schedule: '0 2 * * 0'}}", Inputs.NONE);
  }

  @Test
  void sameInputsAreSameBytes() {
    assertThat(rendered("", Inputs.NONE)).isEqualTo(rendered("", Inputs.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "mambo/py:1, -, -",
        "mambo/py:1, sha256:1, sha256:1",
        "mambo/py@sha256:2, sha256:1, sha256:2"
      })
  void anImagesDigestIsTheSpecsElseTheResolvedOne(
      String image,
      @org.jspecify.annotations.Nullable String resolved,
      @org.jspecify.annotations.Nullable String digest) {
    var spec =
        "containers: [{name: app, image: '%s', ports: [{containerPort: 80, hostPort: 80}], readinessProbe: {httpGet: {path: /, port: 80}}}]"
            .formatted(image.replace("sha256:2", "sha256:" + "2".repeat(64)));
    var digests = resolved == null ? Map.<String, String>of() : Map.of("app", resolved);

    var found = rendered(spec, new Inputs(Map.of(), Map.of(), digests)).wanted().images();

    assertThat(found)
        .singleElement()
        .extracting(Image::digest)
        .isEqualTo("sha256:2".equals(digest) ? "sha256:" + "2".repeat(64) : digest);
  }

  @Test
  void whatTheWorkloadOrTheBundleRefusesIsRefused() {
    var missing = "volumes: [{name: v, configMap: {name: gone}}]";

    assertThat(render(missing, Inputs.NONE, "web-role"))
        .isInstanceOfSatisfying(
            Rendering.Refused.class,
            r -> assertThat(r.problems()).extracting(Problem::kind).contains(Problem.Kind.MISSING));
    assertThat(render("", Inputs.NONE, "arn:aws:iam::1:role/x"))
        .isInstanceOf(Rendering.Refused.class);
  }

  @Test
  void aContradictionOfOptionsIsRefused() {
    var spec =
        """
        scaling: {min: 2}
        options: [{namespace: 'aws:autoscaling:asg', name: MinSize, value: '3'}]
        """;

    assertThat(render(spec, Inputs.NONE, "web-role"))
        .isInstanceOfSatisfying(
            Rendering.Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Problem::field)
                    .containsExactly("spec.options"));
  }
}
