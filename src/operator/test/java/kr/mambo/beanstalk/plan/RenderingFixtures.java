package kr.mambo.beanstalk.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.api.EbEnvironmentStatus.Image;
import kr.mambo.beanstalk.api.Migration;
import kr.mambo.beanstalk.bundle.Artifact;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.model.DesiredStateBuilder;
import kr.mambo.beanstalk.model.OptionKey;
import kr.mambo.beanstalk.plan.rendering.BeanstalkRendering;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Problem;

/** Renderings made by hand. */
public final class RenderingFixtures {
  private RenderingFixtures() {}

  /** Version v-wanted of inputs aaaa under key k1, without options. */
  public static BeanstalkRendering.Rendered rendered() {
    return rendered("v-wanted", "aaaa", "k1", Map.of());
  }

  /** Version v-wanted with these options. */
  public static BeanstalkRendering.Rendered rendered(Map<OptionKey, String> options) {
    return rendered("v-wanted", "aaaa", "k1", options);
  }

  /** A version with a bundle and one secret file. */
  public static BeanstalkRendering.Rendered rendered(
      String label, String inputs, String keyId, Map<OptionKey, String> options) {
    var artifacts =
        List.of(
            new Artifact("k/secret", Content.utf8("s"), true, "text/plain"),
            new Artifact("k/bundle", Content.utf8("z"), false, "application/zip"));
    var sorted = new TreeMap<>(options);
    var names = sorted.keySet().stream().map(OptionKey::text).toList();
    return new BeanstalkRendering.Rendered(
        DesiredStateBuilder.builder()
            .appliedDefaults(Map.of())
            .label(label)
            .inputsDigest(inputs)
            .keyId(keyId)
            .settingsDigest(sorted.isEmpty() ? "s1" : "s" + Integer.toHexString(sorted.hashCode()))
            .ownedOptions(names)
            .images(List.of(Image.of("app", "mambo/py:1", null)))
            .certificates(List.of())
            .migration(new Migration(List.of(), List.of()))
            .build(),
        new SourceBundle(inputs, label, Content.utf8("z"), "k/bundle", List.of(), artifacts),
        sorted,
        "mambo-cert");
  }

  /** Nothing can be rendered. */
  public static BeanstalkRendering refused(Problem... problems) {
    return new BeanstalkRendering.Refused(List.of(problems));
  }
}
