package kr.mambo.beanstalk.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.workload.RegistryAccess;
import org.jboss.logging.Logger;

/** Resolves several tags in parallel, within one timeout for all of them. */
final class ParallelTagResolver {
  private static final Logger LOG = Logger.getLogger(ParallelTagResolver.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final TagResolver tagResolver;
  private final Duration timeout;

  ParallelTagResolver(TagResolver tagResolver, Duration timeout) {
    this.tagResolver = tagResolver;
    this.timeout = timeout;
  }

  /** One result for each tag. */
  Map<String, DigestResult> resolve(List<String> tags, List<RegistryAccess> access, Scope scope) {
    var calls =
        tags.stream()
            .<Callable<DigestResult>>map(tag -> () -> tagResolver.resolve(tag, access, scope))
            .toList();
    var results = new HashMap<String, DigestResult>();
    try {
      var futures = threads.invokeAll(calls, timeout.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < tags.size(); i++)
        results.put(tags.get(i), resultOf(tags.get(i), futures.get(i)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tags.forEach(tag -> results.put(tag, unresolved(tag, "the operator is shutting down")));
    }
    return results;
  }

  private static DigestResult resultOf(String tag, Future<DigestResult> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> {
        LOG.errorf(future.exceptionNow(), "Could not query the registry of %s", tag);
        yield unresolved(tag, "the request failed unexpectedly, see the operator's log");
      }
      case CANCELLED, RUNNING -> unresolved(tag, "it did not respond in time");
    };
  }

  private static DigestResult unresolved(String tag, String reason) {
    return new DigestResult.Unresolved(
        "registry %s: %s".formatted(ImageReference.parse(tag).host(), reason));
  }
}
