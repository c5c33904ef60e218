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

/** Asks for several tags at once, and waits for all of them together no longer than its limit. */
final class Questions {
  private static final Logger LOG = Logger.getLogger(Questions.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Registries registries;
  private final Duration limit;

  Questions(Registries registries, Duration limit) {
    this.registries = registries;
    this.limit = limit;
  }

  /** One answer for each tag. */
  Map<String, Answer> ask(List<String> tags, List<RegistryAccess> access, Scope scope) {
    var asking =
        tags.stream()
            .<Callable<Answer>>map(tag -> () -> registries.ask(tag, access, scope))
            .toList();
    var answers = new HashMap<String, Answer>();
    try {
      var futures = threads.invokeAll(asking, limit.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < tags.size(); i++)
        answers.put(tags.get(i), answer(tags.get(i), futures.get(i)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tags.forEach(tag -> answers.put(tag, none(tag, "the operator stops")));
    }
    return answers;
  }

  private static Answer answer(String tag, Future<Answer> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> {
        LOG.errorf(future.exceptionNow(), "Registry of %s could not be asked", tag);
        yield none(tag, "it could not be asked, see the operator's log");
      }
      case CANCELLED, RUNNING -> none(tag, "it does not answer in time");
    };
  }

  private static Answer none(String tag, String why) {
    return new Answer.Unresolved("registry %s: %s".formatted(ImageName.of(tag).host(), why));
  }
}
