package kr.mambo.beanstalk.resilience;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Kubernetes with a moment to die before and after each request that changes something but events:
 * nobody reads those to go on.
 */
record WatchedHttp(Points points) implements Interceptor {
  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (reads(request) || tells(request)) points.alive(name(request));
    else points.before(name(request));
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (reads(request)) return;
    if (tells(request)) points.told();
    else if (response.isSuccessful()) points.after(name(request));
    else points.changed();
  }

  private static boolean reads(HttpRequest request) {
    return request.method().equals("GET");
  }

  private static boolean tells(HttpRequest request) {
    return request.uri().getPath().contains("/events");
  }

  /** For example {@code PATCH status} or {@code POST events}. */
  private static String name(HttpRequest request) {
    var parts = request.uri().getPath().split("/", -1);
    var last = parts[parts.length - 1];
    boolean named = !request.method().equals("POST") && !last.equals("status");
    return request.method() + " " + (named ? parts[parts.length - 2] : last);
  }
}
