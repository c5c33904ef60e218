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
record CrashPointInterceptor(CrashPoints crashPoints) implements Interceptor {
  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (isRead(request) || isEvent(request)) crashPoints.checkAlive(name(request));
    else crashPoints.beforeWrite(name(request));
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (isRead(request)) return;
    if (isEvent(request)) crashPoints.countUnreadWrite();
    else if (response.isSuccessful()) crashPoints.afterWrite(name(request));
    else crashPoints.markChanged();
  }

  private static boolean isRead(HttpRequest request) {
    return request.method().equals("GET");
  }

  private static boolean isEvent(HttpRequest request) {
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
