package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;
import kr.mambo.beanstalk.workload.Workload;
import kr.mambo.beanstalk.workload.WorkloadRenderer;
import kr.mambo.beanstalk.workload.WorkloadRendering;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BundleDigestsTest {
  private static final GoldenCase SAMPLE = GoldenCase.sample();

  @Property(tries = 30)
  void theOrderOfMapsChangesNoByte(@ForAll long seed) {
    var random = new Random(seed);
    var shuffled =
        new Inputs(
            shuffled(SAMPLE.inputs().configMaps(), random),
            shuffled(SAMPLE.inputs().secrets(), random),
            shuffled(SAMPLE.inputs().digests(), random));
    assertThat(render(workload(shuffled), SAMPLE.target()))
        .isEqualTo(render(workload(SAMPLE.inputs()), SAMPLE.target()));
  }

  @Test
  void aChangedPasswordCertificateFileOrDigestIsAnotherVersion() {
    var before = digests(SAMPLE.inputs());
    for (var name : SAMPLE.inputs().secrets().keySet()) {
      assertThat(digests(withSecret(name)).inputs()).as(name).isNotEqualTo(before.inputs());
    }
    var files = Map.of("mambo-nginx", Map.of("nginx.conf", Content.utf8("events {}")));
    var inputs = SAMPLE.inputs();
    assertThat(digests(new Inputs(files, inputs.secrets(), inputs.digests()))).isNotEqualTo(before);
    assertThat(digests(new Inputs(inputs.configMaps(), inputs.secrets(), Map.of())))
        .isNotEqualTo(before);
  }

  @Test
  void whatIsReferredToByNobodyChangesNothing() {
    var more = new HashMap<>(SAMPLE.inputs().configMaps());
    more.put("another", Map.of("a", Content.utf8("b")));
    var inputs = new Inputs(more, SAMPLE.inputs().secrets(), SAMPLE.inputs().digests());
    assertThat(digests(inputs)).isEqualTo(digests(SAMPLE.inputs()));
  }

  @Test
  void theEnvironmentsNameIsInTheLabelAlone() {
    var workload = workload(SAMPLE.inputs());
    var first = BundleRenderer.digests(workload, SAMPLE.target());
    var second =
        BundleRenderer.digests(workload, target(t -> with(t, "mambo-py-b", t.digestKey())));
    assertThat(second.inputs()).isEqualTo(first.inputs());
    assertThat(second.label())
        .isEqualTo("mambo-py-b" + first.label().substring("mambo-py".length()));
  }

  @Test
  void anotherKeyGivesOtherDigests() {
    var key = new DigestKey(Content.utf8("another"));
    var first = BundleRenderer.digests(workload(SAMPLE.inputs()), SAMPLE.target());
    var second =
        BundleRenderer.digests(workload(SAMPLE.inputs()), target(t -> with(t, "mambo-py", key)));
    assertThat(second.inputs()).isNotEqualTo(first.inputs()).hasSize(64);
    assertThat(key).hasToString("a key");
    assertThatThrownBy(() -> new DigestKey(Content.utf8("")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNamesAloneAreThoseOfTheBundle() {
    var workload = workload(SAMPLE.inputs());
    var bundle = render(workload, SAMPLE.target());
    assertThat(BundleRenderer.digests(workload, SAMPLE.target()))
        .isEqualTo(new BundleDigests(bundle.inputs(), bundle.label()));
    assertThat(bundle.artifacts().getLast().key()).isEqualTo(bundle.zipKey());
    assertThat(bundle.artifacts().getLast().content()).isEqualTo(bundle.zip());
  }

  @Test
  void noSecretIsInTheBundle() {
    var bundle = render(workload(SAMPLE.inputs()), SAMPLE.target());
    var zip = new String(bundle.zip().bytes(), StandardCharsets.ISO_8859_1);
    assertThat(zip)
        .contains("docker-compose.yml")
        .doesNotContain("guess me", "PRIVATE KEY", "bWFtYm86");
    assertThat(bundle.toString()).doesNotContain("guess me", "PRIVATE KEY", "bWFtYm86");
    assertThat(workload(SAMPLE.inputs()).toString()).doesNotContain("guess me", "PRIVATE KEY");
  }

  private static Inputs withSecret(String name) {
    var secrets = new HashMap<>(SAMPLE.inputs().secrets());
    var old = secrets.get(name);
    var login = ".dockerconfigjson";
    var data = new HashMap<>(Objects.requireNonNull(old).data());
    if (data.containsKey(login)) {
      var text =
          data.get(login).text().orElseThrow().replace("bWFtYm86Z3Vlc3MgbWU=", "bWFtYm86bmV3");
      data.put(login, Content.utf8(text));
    } else {
      data.replaceAll((key, content) -> Content.utf8(content.text().orElseThrow() + "\n"));
    }
    secrets.put(name, new SecretContent(old.type(), data));
    return new Inputs(SAMPLE.inputs().configMaps(), secrets, SAMPLE.inputs().digests());
  }

  private static BundleTarget target(UnaryOperator<BundleTarget> change) {
    return change.apply(SAMPLE.target());
  }

  private static BundleTarget with(BundleTarget target, String environmentName, DigestKey key) {
    return BundleTargetBuilder.builder()
        .namespace(target.namespace())
        .name(target.name())
        .environmentName(environmentName)
        .region(target.region())
        .bucket(target.bucket())
        .prefix(target.prefix())
        .instanceRole(target.instanceRole())
        .digestKey(key)
        .build();
  }

  private static <V> Map<String, V> shuffled(Map<String, V> given, Random random) {
    var keys = new ArrayList<>(given.keySet());
    Collections.shuffle(keys, random);
    var shuffled = new LinkedHashMap<String, V>();
    for (var key : keys) shuffled.put(key, Objects.requireNonNull(given.get(key)));
    return shuffled;
  }

  private static BundleDigests digests(Inputs inputs) {
    return BundleRenderer.digests(workload(inputs), SAMPLE.target());
  }

  private static Workload workload(Inputs inputs) {
    return switch (WorkloadRenderer.render(
        SAMPLE.namespace(), SAMPLE.name(), SAMPLE.spec(), inputs)) {
      case WorkloadRendering.Rendered(var workload) -> workload;
      case WorkloadRendering.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static SourceBundle render(Workload workload, BundleTarget target) {
    return switch (BundleRenderer.render(workload, target)) {
      case BundleRendering.Rendered(var bundle) -> bundle;
      case BundleRendering.Refused(var problems) -> throw new AssertionError(problems);
    };
  }
}
