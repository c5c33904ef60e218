package kr.mambo.beanstalk.config;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Beans that the Operator SDK requires. */
final class OperatorSdkBeans {
  /** Replaces the extension's own, which is bound too late and then counts nothing. */
  @Produces
  @Singleton
  Metrics metrics(MeterRegistry registry) {
    return MicrometerMetricsV2.newBuilder(registry).build();
  }

  /**
   * The SDK counts events with and without an `action` tag under one name, which Prometheus'
   * registry refuses.
   */
  @Produces
  @Singleton
  MeterFilter uniformEventTags() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("events.received") && id.getTag("action") == null
            ? id.withTags(Tags.of("action", "NONE"))
            : id;
      }
    };
  }
}
