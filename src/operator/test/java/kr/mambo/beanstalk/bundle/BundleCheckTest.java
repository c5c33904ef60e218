package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no resource that the API server lets in can bring about, but a command line can. */
class BundleCheckTest {
  private static final BundleDigests DIGESTS = new BundleDigests("0", "app-0123456789ab");

  @Test
  void keysBeyondWhatS3TakesAreRefused() {
    var content = Content.utf8("");
    var fits = new Artifact("가".repeat(341) + "a", content, false, "text/plain");
    var doesNot = new Artifact("가".repeat(341) + "ab", content, false, "text/plain");
    assertThat(new BundleCheck().check(List.of(fits))).isEmpty();
    assertThat(new BundleCheck().check(List.of(doesNot)))
        .extracting(Problem::field)
        .containsExactly("spec.storage.prefix");
  }

  @Test
  void labelsBeyondWhatBeanstalkTakesAreRefused() {
    var longest = new BundleDigests("0", "e".repeat(100));
    var longer = new BundleDigests("0", "e".repeat(101));
    assertThat(check("mambo", "eb-env", longest)).isEmpty();
    assertThat(check("mambo", "eb-env", longer)).containsExactly("spec.environmentName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", ".", "..", "./a", "a/..", "a/./b"})
  void prefixesThatAnAddressWouldChangeAreRefused(String prefix) {
    assertThat(check("mambo", prefix, DIGESTS)).containsExactly("spec.storage.prefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", ".a", "a..b/c.", "..."})
  void otherPrefixesAreTaken(String prefix) {
    assertThat(check("mambo", prefix, DIGESTS)).isEmpty();
  }

  @Test
  void aBucketMayBeBeanstalksOwnOrHaveDotsWhereNothingIsFetched() {
    assertThat(check("elasticbeanstalk-ap-northeast-2-123456789012", "p", DIGESTS)).isEmpty();
    assertThat(check("my.bucket", "p", DIGESTS)).isEmpty();
  }

  private static List<String> check(String bucket, String prefix, BundleDigests digests) {
    var key = new DigestKey(Content.utf8("key"));
    var target =
        BundleTargetBuilder.builder()
            .namespace("n")
            .name("app")
            .environmentName("app")
            .region("r")
            .bucket(bucket)
            .prefix(prefix)
            .instanceRole("role")
            .digestKey(key)
            .build();
    return new BundleCheck()
        .check(target, digests, List.of(), false).stream().map(Problem::field).toList();
  }
}
