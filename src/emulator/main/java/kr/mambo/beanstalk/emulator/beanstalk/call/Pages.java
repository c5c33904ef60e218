package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param next the token that the next call has to give back; null at the end
 */
record Pages<T>(List<T> items, @Nullable String next) {

  /**
   * @param size null for all at once
   * @param token where to go on, from an earlier answer
   */
  static <T> Pages<T> of(List<T> all, @Nullable Integer size, @Nullable String token) {
    int from = token == null || token.isEmpty() ? 0 : offset(token);
    if (from > all.size()) throw invalid(token);
    int to = size == null ? all.size() : Math.min(all.size(), from + size);
    return new Pages<>(all.subList(from, to), to < all.size() ? "offset-" + to : null);
  }

  private static int offset(String token) {
    if (!token.matches("offset-\\d{1,9}")) throw invalid(token);
    return Integer.parseInt(token.substring("offset-".length()));
  }

  private static RuntimeException invalid(@Nullable String token) {
    return Refusals.value("Invalid NextToken: '" + token + "'.");
  }
}
