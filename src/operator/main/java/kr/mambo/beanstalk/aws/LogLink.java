package kr.mambo.beanstalk.aws;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Fetches what a presigned address shows: over TLS, without following anybody elsewhere, bounded in
 * time and in size. What cannot be fetched is left out.
 */
final class LogLink {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration WHOLE = Duration.ofSeconds(9);

  /** A tail has a hundred lines of each of some files. */
  private static final int LARGEST = 512 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final boolean plain;

  /**
   * @param plain whether addresses without TLS are fetched too
   */
  LogLink(boolean plain) {
    this.plain = plain;
  }

  Optional<String> text(String address) {
    try {
      var uri = URI.create(address);
      boolean secure = "https".equals(uri.getScheme());
      if (!secure && !(plain && "http".equals(uri.getScheme()))) return Optional.empty();
      return fetched(uri);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<String> fetched(URI uri) {
    var last = new ByteArrayOutputStream();
    try {
      var answer =
          client
              .sendAsync(
                  HttpRequest.newBuilder(uri).timeout(WHOLE).build(),
                  HttpResponse.BodyHandlers.ofByteArrayConsumer(
                      part -> part.ifPresent(bytes -> add(last, bytes))))
              .orTimeout(WHOLE.toMillis(), TimeUnit.MILLISECONDS)
              .join();
      return answer.statusCode() == 200
          ? Optional.of(last.toString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  /** The end of a log says more than its beginning. */
  private static void add(ByteArrayOutputStream last, byte[] bytes) {
    last.writeBytes(bytes);
    if (last.size() <= 2 * LARGEST) return;
    var all = last.toByteArray();
    last.reset();
    last.write(all, all.length - LARGEST, LARGEST);
  }
}
