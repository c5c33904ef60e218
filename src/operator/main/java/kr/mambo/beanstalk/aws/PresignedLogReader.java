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
 * Downloads presigned URLs: over TLS, without following redirects, limited in time and size. What
 * cannot be downloaded is omitted.
 */
final class PresignedLogReader {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(9);

  /** A tail has the last hundred lines of several files. */
  private static final int MAX_BYTES = 512 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final boolean allowHttp;

  /**
   * @param plain whether URLs without TLS are allowed too
   */
  PresignedLogReader(boolean plain) {
    this.allowHttp = plain;
  }

  Optional<String> read(String address) {
    try {
      var uri = URI.create(address);
      boolean secure = "https".equals(uri.getScheme());
      if (!secure && !(allowHttp && "http".equals(uri.getScheme()))) return Optional.empty();
      return fetch(uri);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<String> fetch(URI uri) {
    var tail = new ByteArrayOutputStream();
    try {
      var answer =
          client
              .sendAsync(
                  HttpRequest.newBuilder(uri).timeout(CALL_TIMEOUT).build(),
                  HttpResponse.BodyHandlers.ofByteArrayConsumer(
                      part -> part.ifPresent(bytes -> add(tail, bytes))))
              .orTimeout(CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
              .join();
      return answer.statusCode() == 200
          ? Optional.of(tail.toString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  /** The end of a log is more useful than its beginning. */
  private static void add(ByteArrayOutputStream tail, byte[] bytes) {
    tail.writeBytes(bytes);
    if (tail.size() <= 2 * MAX_BYTES) return;
    var all = tail.toByteArray();
    tail.reset();
    tail.write(all, all.length - MAX_BYTES, MAX_BYTES);
  }
}
