package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param nextToken the token that the next call has to give back; null at the end
 */
record ResultPage<T>(List<T> items, @Nullable String nextToken) {

  /**
   * @param size null for all at once
   * @param token where to go on, from an earlier answer
   */
  static <T> ResultPage<T> slice(List<T> all, @Nullable Integer size, @Nullable String token) {
    int from = token == null || token.isEmpty() ? 0 : parseToken(token);
    if (from > all.size()) throw invalidToken(token);
    int to = size == null ? all.size() : Math.min(all.size(), from + size);
    return new ResultPage<>(all.subList(from, to), to < all.size() ? "offset-" + to : null);
  }

  private static int parseToken(String token) {
    if (!token.matches("offset-\\d{1,9}")) throw invalidToken(token);
    return Integer.parseInt(token.substring("offset-".length()));
  }

  private static RuntimeException invalidToken(@Nullable String token) {
    return BeanstalkErrors.invalidParameterValue("Invalid NextToken: '" + token + "'.");
  }
}
