package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.IdGenerator;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.beanstalk.state.LogPull;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.service.ObjectStore;

/**
 * Puts the logs of instances into the account's bucket, from where they go again after a quarter of
 * an hour.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.logging.html">Viewing
 *     logs</a>
 */
final class LogPuller {
  private static final Duration RETENTION = Duration.ofMinutes(15);
  private final Timeline timeline;
  private final BeanstalkState state;
  private final ObjectStore objects;
  private final IdGenerator ids;

  LogPuller(Timeline timeline, BeanstalkState state, ObjectStore objects, IdGenerator ids) {
    this.timeline = timeline;
    this.state = state;
    this.objects = objects;
    this.ids = ids;
  }

  void pull(Environment environment, String type) {
    var region = state.region(environment);
    var bucket = region.bucketName();
    if (!objects.bucketExists(bucket)) objects.createBucket(region.account, region.name, bucket);
    for (var instance : environment.instances) {
      var key =
          "resources/environments/logs/%s/%s/%s/%s-%d.log"
              .formatted(
                  type,
                  environment.id,
                  instance.id,
                  ids.nextHex(12),
                  timeline.now().toEpochMilli());
      objects.putObject(bucket, key, renderLog(instance).getBytes(StandardCharsets.UTF_8));
      var until = timeline.now().plus(timeline.scale(RETENTION));
      environment.logPulls.add(new LogPull(type, instance.id, bucket, key, timeline.now(), until));
      timeline.schedule(until, () -> expire(environment, bucket, key));
    }
  }

  void expire(Environment environment, String bucket, String key) {
    if (!environment.logPulls.removeIf(l -> l.key().equals(key))) return;
    objects.deleteObject(bucket, key);
    state.markChanged(environment);
  }

  private String renderLog(Instance instance) {
    var text = new StringBuilder();
    appendHeader(text, "/var/log/eb-engine.log");
    for (var line : instance.engineLog) text.append(line).append('\n');
    appendHeader(text, "/var/log/nginx/error.log");
    appendHeader(text, "/var/log/nginx/access.log");
    appendHeader(text, "/var/log/eb-docker/containers/eb-current-app/eb-stdouterr.log");
    return text.toString();
  }

  private static void appendHeader(StringBuilder text, String file) {
    text.append("----------------------------------------\n")
        .append(file)
        .append("\n----------------------------------------\n");
  }
}
