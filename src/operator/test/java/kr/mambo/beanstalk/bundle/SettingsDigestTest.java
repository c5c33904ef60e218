package kr.mambo.beanstalk.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import kr.mambo.beanstalk.workload.Content;
import org.junit.jupiter.api.Test;

class SettingsDigestTest {
  private static final DigestKey KEY = new DigestKey(Content.utf8("key"));

  private static String digest(Map<String, String> options, DigestKey key) {
    return SettingsDigest.digest(new TreeMap<>(options), key);
  }

  @Test
  void itNamesNamesAndValuesAndNobodyCanTestGuessesWithoutItsKey() {
    var digest = digest(Map.of("a", "1", "b", ""), KEY);

    assertThat(digest).matches("[0-9a-f]{12}").isEqualTo(digest(Map.of("b", "", "a", "1"), KEY));
    assertThat(digest)
        .isNotEqualTo(digest(Map.of("a", "", "b", "1"), KEY))
        .isNotEqualTo(digest(Map.of("a", "1"), KEY))
        .isNotEqualTo(digest(Map.of("a", "1", "b", ""), new DigestKey(Content.utf8("other"))));
  }
}
