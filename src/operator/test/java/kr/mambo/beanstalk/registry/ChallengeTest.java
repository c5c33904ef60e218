package kr.mambo.beanstalk.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengeTest {
  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of(
            "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"repository:library/nginx:pull,push\"",
            List.of(
                new Challenge(
                    "bearer",
                    Map.of(
                        "realm",
                        "https://auth.docker.io/token",
                        "service",
                        "registry.docker.io",
                        "scope",
                        "repository:library/nginx:pull,push")))),
        Arguments.of("Basic", List.of(new Challenge("basic", Map.of()))),
        Arguments.of(
            "basic Realm = registry", List.of(new Challenge("basic", Map.of("realm", "registry")))),
        Arguments.of(
            "Negotiate YWJjZA==, Basic realm=\"a \\\"b\\\", c\" , Bearer realm=x",
            List.of(
                new Challenge("negotiate", Map.of()),
                new Challenge("basic", Map.of("realm", "a \"b\", c")),
                new Challenge("bearer", Map.of("realm", "x")))),
        Arguments.of(
            "Bearer realm=\"one\", realm=\"two\"",
            List.of(new Challenge("bearer", Map.of("realm", "one")))),
        Arguments.of(", ,Basic , ,", List.of(new Challenge("basic", Map.of()))),
        Arguments.of("Bearer realm=\"unfinished", List.of(new Challenge("bearer", Map.of()))),
        Arguments.of("", List.of()),
        Arguments.of("\"nonsense\"", List.of()));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void aHeaderHasChallenges(String header, List<Challenge> challenges) {
    assertThat(Challenge.parse(List.of(header))).isEqualTo(challenges);
  }

  @Test
  void severalHeadersAreReadInTheirOrder() {
    assertThat(Challenge.parse(List.of("Basic realm=a", "Bearer realm=b")))
        .extracting(Challenge::scheme)
        .containsExactly("basic", "bearer");
  }

  @Test
  void whatNobodySendsInGoodFaithIsNotRead() {
    assertThat(Challenge.parse(List.of("Bearer realm=\"" + "\\a".repeat(200_000) + "\"")))
        .isEmpty();
  }
}
