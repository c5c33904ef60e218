package kr.mambo.beanstalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.ImagesResolved;
import kr.mambo.beanstalk.bundle.BundleTarget;
import kr.mambo.beanstalk.bundle.BundleTargetBuilder;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.model.YamlFixtures;
import kr.mambo.beanstalk.plan.options.DefaultsInForce;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;

class BeanstalkRendererTest {
  private static final String IMAGE =
      "containers: [{name: app, image: '%s', ports: [{containerPort: 80, hostPort: 80}], readinessProbe: {httpGet: {path: /, port: 80}}}]";

  private static BundleTarget target(String role) {
    return BundleTargetBuilder.builder()
        .namespace("shop")
        .name("mambo-py")
        .environmentName("mambo-py")
        .region("ap-northeast-2")
        .bucket("mambo-cert")
        .prefix("registry")
        .instanceRole(role)
        .digestKey(new DigestKey(Content.utf8("key")))
        .build();
  }

  private static BeanstalkRendering render(String spec, Inputs inputs, String role) {
    return BeanstalkRenderer.render(YamlFixtures.spec(spec), inputs, target(role), "k1");
  }

  private static BeanstalkRendering.Rendered rendered(String spec, Inputs inputs) {
    var rendering = render(spec, inputs, "web-role");
    assertThat(rendering).isInstanceOf(BeanstalkRendering.Rendered.class);
    return (BeanstalkRendering.Rendered) rendering;
  }

  @Test
  void aSpecBecomesABundleAndItsOptions() {
    var rendered = rendered("", Inputs.NONE);

    assertThat(rendered.wanted().label()).matches("mambo-py-[0-9a-f]{12}");
    assertThat(rendered.wanted().label()).isEqualTo(rendered.bundle().label());
    assertThat(rendered.wanted().inputsDigest()).isEqualTo(rendered.bundle().inputs());
    assertThat(rendered.wanted().keyId()).isEqualTo("k1");
    assertThat(rendered.bucket()).isEqualTo("mambo-cert");
    assertThat(rendered.wanted().ownedOptions())
        .containsExactlyElementsOf(
            rendered.options().keySet().stream().map(OptionKey::text).toList())
        .contains("aws:autoscaling:launchconfiguration|IamInstanceProfile");
  }

  @Test
  void aWindowThatNobodyCanReadIsRefusedWithItsField() {
    var spec = "platform: {update: {mode: Window, schedule: '0 25 * * 0'}}";

    assertThat(render(spec, Inputs.NONE, "web-role"))
        .isInstanceOfSatisfying(
            BeanstalkRendering.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .satisfies(
                        p -> {
                          assertThat(p.field()).isEqualTo("spec.platform.update.schedule");
                          assertThat(p.message()).contains("'25' is not a valid hour");
                        }));
    rendered("platform: {update: {mode: Window, schedule: '0 2 * * 0'}}", Inputs.NONE);
  }

  @Test
  void sameInputsAreSameBytes() {
    assertThat(rendered("", Inputs.NONE)).isEqualTo(rendered("", Inputs.NONE));
  }

  @Test
  void anImageIsDeployedByTheDigestThatItIsWrittenWith() {
    var digest = "sha256:" + "2".repeat(64);
    var spec = IMAGE.formatted("mambo/py@" + digest);

    assertThat(rendered(spec, Inputs.NONE).wanted().images())
        .containsExactly(Image.of("app", "mambo/py@" + digest, digest));
  }

  @Test
  void anImageIsDeployedByTheDigestThatItsTagWasResolvedTo() {
    var digest = "sha256:" + "3".repeat(64);
    var spec = YamlFixtures.spec(IMAGE.formatted("mambo/py:1"));
    var resolved = new ImagesResolved("aaaa", "k1", ObservationFixture.NOW);
    var pins = new PinnedImages(List.of(Image.of("app", "mambo/py:1", digest)), resolved);

    var rendering =
        BeanstalkRenderer.render(
            spec,
            Inputs.NONE,
            pins,
            target("web-role"),
            "k1",
            new DefaultsInForce.OfRelease(),
            false);

    assertThat(rendering)
        .isInstanceOfSatisfying(
            BeanstalkRendering.Rendered.class,
            rendered -> {
              assertThat(rendered.wanted().images()).isEqualTo(pins.images());
              assertThat(rendered.wanted().imagesResolved()).isEqualTo(resolved);
              assertThat(rendered.bundle().files())
                  .anySatisfy(
                      file ->
                          assertThat(file.content().text())
                              .hasValueSatisfying(
                                  text -> assertThat(text).contains("mambo/py:1@" + digest)));
            });
  }

  @Test
  void whatTheWorkloadOrTheBundleRefusesIsRefused() {
    var missing = "volumes: [{name: v, configMap: {name: gone}}]";

    assertThat(render(missing, Inputs.NONE, "web-role"))
        .isInstanceOfSatisfying(
            BeanstalkRendering.Refused.class,
            r -> assertThat(r.problems()).extracting(Problem::kind).contains(Problem.Kind.MISSING));
    assertThat(render("", Inputs.NONE, "arn:aws:iam::1:role/x"))
        .isInstanceOf(BeanstalkRendering.Refused.class);
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
            BeanstalkRendering.Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Problem::field)
                    .containsExactly("spec.options"));
  }
}
