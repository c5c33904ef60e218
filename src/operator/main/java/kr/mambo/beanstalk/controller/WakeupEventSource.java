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
final class WakeupEventSource extends SimpleInboundEventSource<EbEnvironment> {
  private static final Logger LOG = Logger.getLogger(WakeupEventSource.class);
  private static final long TICK_MILLIS = 500;
  private final PollerHeartbeat heartbeat;
  private @Nullable Runnable pollTask;
  private @Nullable InputWatch inputWatch;
  private @Nullable ManifestWatch manifestWatch;
  private @Nullable ScheduledExecutorService timer;

  WakeupEventSource(PollerHeartbeat heartbeat) {
    super("wakeups");
    this.heartbeat = heartbeat;
  }

  /**
   * @param pollTask called again and again
   */
  void attach(Runnable pollTask, InputWatch inputWatch, ManifestWatch manifestWatch) {
    this.pollTask = pollTask;
    this.inputWatch = inputWatch;
    this.manifestWatch = manifestWatch;
  }

  void wake(ResourceKey key) {
    if (isRunning()) propagateEvent(new ResourceID(key.name(), key.namespace()));
  }

  @Override
  public synchronized void start() {
    super.start();
    if (timer != null || inputWatch == null) return;
    inputWatch.start();
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("poller").factory());
    var _ = timer.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    heartbeat.markAlive();
    try {
      if (pollTask != null) pollTask.run();
    } catch (RuntimeException e) {
      // An exception would end the schedule for ever.
      LOG.error("Poll failed; retrying", e);
    }
  }

  @Override
  public synchronized void stop() {
    if (timer != null) timer.shutdownNow();
    timer = null;
    if (inputWatch != null) inputWatch.stop();
    if (manifestWatch != null) manifestWatch.stop();
    super.stop();
  }
}
