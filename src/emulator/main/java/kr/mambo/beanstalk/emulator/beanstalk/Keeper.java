package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.Journal.Homed;
import kr.mambo.beanstalk.emulator.beanstalk.Journal.Line;
import kr.mambo.beanstalk.emulator.beanstalk.Journal.Placed;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event;
import kr.mambo.beanstalk.emulator.beanstalk.state.Names;
import kr.mambo.beanstalk.emulator.beanstalk.state.Region;
import kr.mambo.beanstalk.emulator.beanstalk.state.World;
import org.jspecify.annotations.Nullable;

/** Keeps the world in a journal, or nowhere, and brings it back. Guarded by the timeline. */
final class Keeper {
  private final World world;
  private final @Nullable Journal journal;
  private final Names names;

  private Keeper(World cluster, @Nullable Journal journal, Names names) {
    this.world = cluster;
    this.journal = journal;
    this.names = names;
  }

  /** A new world that is forgotten in the end. */
  static Keeper forgetful(World cluster, long seed) {
    return new Keeper(cluster, null, new Names(seed, 0));
  }

  /**
   * The world that the journal has.
   *
   * @param seed for a journal that has none yet
   */
  static Keeper restored(World cluster, Journal journal, long seed) {
    long[] drawn = {0};
    var kept =
        journal.read(
            line -> {
              drawn[0] = Math.max(drawn[0], line.drawn());
              restore(cluster, line);
            });
    cluster.changes().clear();
    return new Keeper(cluster, journal, new Names(kept.orElse(seed), drawn[0]));
  }

  private static void restore(World cluster, Line line) {
    for (var homed : line.applications())
      restore(cluster.region(homed.account(), homed.region()), homed);
    for (var environment : line.environments()) {
      var region = cluster.region(environment);
      region.free(environment.name);
      region.add(environment);
    }
    for (var placed : line.events()) {
      cluster.region(placed.account(), placed.region()).add(placed.event());
      cluster.resume(placed.event().number());
    }
  }

  private static void restore(Region region, Homed homed) {
    var application = homed.application();
    if (application == null) region.applications.remove(homed.name());
    else {
      application.versions.values().forEach(Keeper::finish);
      region.applications.put(homed.name(), application);
    }
  }

  /** What was being processed when the emulator stopped has been processed meanwhile. */
  private static void finish(ApplicationVersion version) {
    if (version.status.equals("PROCESSING"))
      version.status =
          version.facts.archive() && version.facts.extensionProblems().isEmpty()
              ? "PROCESSED"
              : "FAILED";
  }

  Names names() {
    return names;
  }

  /** Keeps what has changed. */
  void keep() {
    var changes = world.changes();
    if (journal != null && !changes.isEmpty()) {
      if (journal.stale()) journal.replace(everything());
      else
        journal.append(
            line(
                changes.environments(),
                changes.applications().stream()
                    .map(h -> homed(h.region(), h.application()))
                    .toList(),
                changes.events().stream().map(h -> placed(h.region(), h.event())).toList()));
    }
    changes.clear();
  }

  /** Forgets all that was kept. */
  void clear() {
    if (journal != null) journal.replace(List.of(line(List.of(), List.of(), List.of())));
  }

  private Line line(List<Environment> environments, List<Homed> applications, List<Placed> events) {
    return new Line(names.seed(), names.drawn(), environments, applications, events);
  }

  private static Homed homed(Region region, String name) {
    Application application = region.applications.get(name);
    return new Homed(region.account, region.name, name, application);
  }

  private static Placed placed(Region region, Event event) {
    return new Placed(region.account, region.name, event);
  }

  private List<Line> everything() {
    var lines = new ArrayList<Line>();
    world
        .regions()
        .forEach(
            region ->
                lines.add(
                    line(
                        List.copyOf(region.environments.values()),
                        region.applications.keySet().stream()
                            .map(name -> homed(region, name))
                            .toList(),
                        region.events(null).toList().reversed().stream()
                            .map(e -> placed(region, e))
                            .toList())));
    return lines;
  }
}
