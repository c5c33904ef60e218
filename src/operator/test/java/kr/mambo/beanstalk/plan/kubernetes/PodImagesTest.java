package kr.mambo.beanstalk.plan.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.model.KubernetesDecision;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.PinnedImages;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.plan.BeanstalkPlanner;
import kr.mambo.beanstalk.plan.CutoverSimulation;
import kr.mambo.beanstalk.plan.KubernetesPlanner;
import kr.mambo.beanstalk.plan.RenderingFixtures;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.plan.rendering.KubernetesRendering;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;

/** Pods run the images that instances run, also while Beanstalk takes nothing. */
class PodImagesTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final Problem TOO_LARGE = Problem.invalid("spec.volumes[a]", "It is too large");
  private static final Problem UNRESOLVED =
      Problem.unresolved("spec.containers[app].image", "The registry does not answer");

  private static ObservationFixture withPinnedImage(String spec) {
    var given = ObservationFixture.running().spec(spec);
    var image = given.resource().spec().containers().getFirst().image();
    return given.status(
        "images: [{container: app, image: '%s', digest: '%s'}]".formatted(image, DIGEST));
  }

  private static Map<String, String> digests(ObservationFixture given, Problem problem) {
    return PodImages.resolve(given.resource(), new BeanstalkRendering.Refused(List.of(problem)))
        .digests();
  }

  private static List<Problem> unresolved(ObservationFixture given, Problem... problems) {
    return PodImages.findUnresolved(
        given.resource(), new BeanstalkRendering.Refused(List.of(problems)));
  }

  @Test
  void whatInstancesRunPodsRun() {
    var rendered = RenderingFixtures.rendered();

    assertThat(PodImages.resolve(ObservationFixture.running().resource(), rendered))
        .isEqualTo(
            new PinnedImages(rendered.wanted().images(), rendered.wanted().imagesResolved()));
    assertThat(PodImages.findUnresolved(ObservationFixture.running().resource(), rendered))
        .isEmpty();
  }

  @Test
  void whatBeanstalkRefusesKeepsTheDigestsOfPods() {
    assertThat(digests(withPinnedImage(CutoverSimulation.SPEC_BOTH), TOO_LARGE))
        .containsEntry("app", DIGEST);
    assertThat(unresolved(withPinnedImage(CutoverSimulation.SPEC_BOTH), TOO_LARGE)).isEmpty();
  }

  @Test
  void anotherImageHasNotTheDigestOfTheOneBefore() {
    var given =
        withPinnedImage(CutoverSimulation.SPEC_BOTH)
            .status("images: [{container: app, image: 'other:1', digest: '%s'}]".formatted(DIGEST));

    assertThat(digests(given, TOO_LARGE)).isEmpty();
  }

  @Test
  void whereOnlyDigestsAreWantedPodsWaitForThem() {
    var always = "{placement: Both, kubernetes: {}, imageResolution: {pin: Always}}";

    assertThat(unresolved(withPinnedImage(always), TOO_LARGE)).isEmpty();
    assertThat(unresolved(withPinnedImage(always).status("images: []"), TOO_LARGE))
        .extracting(Problem::field)
        .containsExactly("spec.containers[app].image");
  }

  @Test
  void whereDigestsAreNotWantedNoneIsKept() {
    var spec = "{placement: Both, kubernetes: {}, imageResolution: {pin: Never}}";

    assertThat(digests(withPinnedImage(spec), TOO_LARGE)).isEmpty();
  }

  @Test
  void anImageThatHasToWaitForItsRegistryHoldsThePodsAsTheyAre() {
    var simulation =
        CutoverSimulation.withEnvironment().spec(CutoverSimulation.SPEC_BOTH).converge();
    var problems = unresolved(simulation.given(), TOO_LARGE, UNRESOLVED);
    var observed = simulation.given().kubernetes(simulation.cluster.state()).observation();
    var beanstalk = new BeanstalkPlanner().plan(observed, RenderingFixtures.rendered(), false);

    var plan =
        new KubernetesPlanner("cluster.local")
            .plan(observed, beanstalk, new KubernetesRendering.Refused(problems), false);

    assertThat(problems).containsExactly(UNRESOLVED);
    assertThat(plan.decision().orElseThrow()).isInstanceOf(KubernetesDecision.Wait.class);
    assertThat(plan.decision().orElseThrow().reason()).isEqualTo(Reason.ImageUnresolved);
  }
}
