package kr.mambo.beanstalk.controller;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.health.PollerHeartbeat;
import kr.mambo.beanstalk.model.ResourceKey;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Wakes resources up when something happened at AWS or to what they look at. */
final class Wakeups extends SimpleInboundEventSource<EbEnvironment> {
  private static final Logger LOG = Logger.getLogger(Wakeups.class);
  private static final long TICK_MILLIS = 500;
  private final PollerHeartbeat heartbeat;
  private @Nullable Runnable poll;
  private @Nullable InputWatch watch;
  private @Nullable ManifestWatch manifests;
  private @Nullable ScheduledExecutorService timer;

  Wakeups(PollerHeartbeat heartbeat) {
    super("wakeups");
    this.heartbeat = heartbeat;
  }

  /**
   * @param poll called again and again
   */
  void of(Runnable poll, InputWatch watch, ManifestWatch manifests) {
    this.poll = poll;
    this.watch = watch;
    this.manifests = manifests;
  }

  void wake(ResourceKey key) {
    if (isRunning()) propagateEvent(new ResourceID(key.name(), key.namespace()));
  }

  @Override
  public synchronized void start() {
    super.start();
    if (timer != null || watch == null) return;
    watch.start();
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("poller").factory());
    var _ = timer.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    heartbeat.markAlive();
    try {
      if (poll != null) poll.run();
    } catch (RuntimeException e) {
      // An exception would end the schedule for ever.
      LOG.error("A poll failed and is repeated", e);
    }
  }

  @Override
  public synchronized void stop() {
    if (timer != null) timer.shutdownNow();
    timer = null;
    if (watch != null) watch.stop();
    if (manifests != null) manifests.stop();
    super.stop();
  }
}
