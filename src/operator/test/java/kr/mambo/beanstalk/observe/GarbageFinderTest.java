package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.mambo.beanstalk.aws.ApplicationVersions.ListedVersion;
import kr.mambo.beanstalk.aws.FakeAwsClients;
import kr.mambo.beanstalk.model.Garbage;
import kr.mambo.beanstalk.model.ObservationFixture;
import kr.mambo.beanstalk.model.OperationKind;
import kr.mambo.beanstalk.model.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions v-1 (oldest) to v-6 of ours, each with a bundle and a secret; one of others. */
class GarbageFinderTest {
  private static final Scope SCOPE = Scope.ownIdentity("ap-northeast-2");
  private static final ArtifactQuery QUERY =
      new ArtifactQuery(
          Optional.of("v-6"),
          Optional.of("aaaa"),
          "mambo-cert",
          "registry/shop/mambo-py/",
          Redaction.PATTERNS_ONLY);

  private final GarbageFinder finder = new GarbageFinder(clients());

  private static FakeAwsClients clients() {
    var versions = new ArrayList<ListedVersion>();
    Set<String> keys = new HashSet<>();
    for (int i = 1; i <= 6; i++) {
      var folder = QUERY.folder("v-" + i);
      versions.add(
          new ListedVersion(
              "v-" + i,
              "mambo-cert",
              folder + "bundle.zip",
              ObservationFixture.NOW.plusSeconds(i)));
      keys.addAll(List.of(folder + "bundle.zip", folder + "secret"));
    }
    versions.add(
        new ListedVersion("theirs", "mambo-cert", "other/bundle.zip", ObservationFixture.NOW));
    versions.add(
        new ListedVersion("elsewhere", "other", QUERY.folder("v-1") + "x", ObservationFixture.NOW));
    Collections.reverse(versions);
    return new FakeAwsClients().answer("listVersions", versions).answer("listKeys", keys);
  }

  private static String bundle(int version) {
    return QUERY.folder("v-" + version) + "bundle.zip";
  }

  private static String secret(int version) {
    return QUERY.folder("v-" + version) + "secret";
  }

  @Test
  void everythingIsAllOfOursAndNothingOfOthers() {
    var garbage = finder.findAll(SCOPE, ObservationFixture.running().resource(), QUERY);

    assertThat(garbage.labels()).containsExactly("v-1", "v-2", "v-3", "v-4", "v-5", "v-6");
    assertThat(garbage.keys()).hasSize(12).contains(bundle(1), secret(6)).isSorted();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereNothingIsLeftTheApplicationMayBe(boolean unused) {
    var bare =
        new FakeAwsClients()
            .answer("listVersions", List.of())
            .answer("listKeys", Set.of())
            .answer("isApplicationUnused", unused);

    var garbage =
        new GarbageFinder(bare).findAll(SCOPE, ObservationFixture.running().resource(), QUERY);

    assertThat(garbage).isEqualTo(new Garbage(List.of(), List.of(), unused));
  }

  @Test
  void theNewestSpareVersionsKeepTheirBundleAndLoseTheirSecrets() {
    var given =
        ObservationFixture.running().spec("versions: {keep: 2}").status("version: {desired: v-6}");

    var garbage = finder.findObsolete(SCOPE, given.resource(), QUERY, "v-6");

    assertThat(garbage)
        .isEqualTo(
            new Garbage(
                List.of("v-1", "v-2", "v-3"),
                List.of(
                    bundle(1), secret(1), bundle(2), secret(2), bundle(3), secret(3), secret(4),
                    secret(5))));
  }

  @Test
  void whatIsInUseInAnyWayIsKeptWhole() {
    var given =
        ObservationFixture.running()
            .spec("versions: {keep: 0}")
            .status("version: {desired: v-2, lastGood: {label: v-3}}")
            .operation(OperationKind.Deploy, "v-4", "r-1", Duration.ofMinutes(1));

    var garbage = finder.findObsolete(SCOPE, given.resource(), QUERY, "v-1");

    assertThat(garbage).isEqualTo(new Garbage(List.of("v-5"), List.of(bundle(5), secret(5))));
  }

  @Test
  void whereRoomIsNeededNothingIsKeptForLater() {
    var given =
        ObservationFixture.running().status("version: {desired: v-5, lastGood: {label: v-4}}");

    var garbage = finder.findUnused(SCOPE, given.resource(), QUERY, "v-5");

    assertThat(garbage.labels()).containsExactly("v-1", "v-2", "v-3");
  }

  @Test
  void ofTheOptionsOfTheLastGoodVersionTheNewestAreKept() {
    var given =
        ObservationFixture.running()
            .status("version: {desired: v-6, lastGood: {label: v-6, settings: new}}");
    var folder = QUERY.folder("v-6") + "settings/";
    var keys = Set.of(folder + "new.json", folder + "old.json");
    var two = new FakeAwsClients().answer("listVersions", List.of()).answer("listKeys", keys);

    var garbage = new GarbageFinder(two).findObsolete(SCOPE, given.resource(), QUERY, "v-6");

    assertThat(garbage.keys()).containsExactly(folder + "old.json");
  }

  @Test
  void threeVersionsAreKeptWhereNothingIsSaid() {
    var given = ObservationFixture.running().status("version: null");

    assertThat(finder.findObsolete(SCOPE, given.resource(), QUERY, "v-6").labels())
        .containsExactly("v-1", "v-2");
  }
}
