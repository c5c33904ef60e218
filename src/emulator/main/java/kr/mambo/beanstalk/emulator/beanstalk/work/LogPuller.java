package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Instance;
import kr.mambo.beanstalk.emulator.beanstalk.state.LogPull;
import kr.mambo.beanstalk.emulator.beanstalk.state.Names;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
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
  private static final Duration KEPT = Duration.ofMinutes(15);
  private final Timeline timeline;
  private final World world;
  private final ObjectStore objects;
  private final Names names;

  LogPuller(Timeline timeline, World cluster, ObjectStore objects, Names names) {
    this.timeline = timeline;
    this.world = cluster;
    this.objects = objects;
    this.names = names;
  }

  void pull(Environment environment, String type) {
    var region = world.region(environment);
    var bucket = region.bucket();
    if (!objects.exists(bucket)) objects.create(region.account, region.name, bucket);
    for (var instance : environment.instances) {
      var key =
          "resources/environments/logs/%s/%s/%s/%s-%d.log"
              .formatted(
                  type, environment.id, instance.id, names.hex(12), timeline.now().toEpochMilli());
      objects.write(bucket, key, text(instance).getBytes(StandardCharsets.UTF_8));
      var until = timeline.now().plus(timeline.scaled(KEPT));
      environment.logs.add(new LogPull(type, instance.id, bucket, key, timeline.now(), until));
      timeline.at(until, () -> forget(environment, bucket, key));
    }
  }

  void forget(Environment environment, String bucket, String key) {
    if (!environment.logs.removeIf(l -> l.key().equals(key))) return;
    objects.delete(bucket, key);
    world.touch(environment);
  }

  private String text(Instance instance) {
    var text = new StringBuilder();
    header(text, "/var/log/eb-engine.log");
    for (var line : instance.engineLog) text.append(line).append('\n');
    header(text, "/var/log/nginx/error.log");
    header(text, "/var/log/nginx/access.log");
    header(text, "/var/log/eb-docker/containers/eb-current-app/eb-stdouterr.log");
    return text.toString();
  }

  private static void header(StringBuilder text, String file) {
    text.append("----------------------------------------\n")
        .append(file)
        .append("\n----------------------------------------\n");
  }
}
