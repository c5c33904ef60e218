package kr.mambo.beanstalk.emulator.beanstalk;

import java.util.ArrayList;
import java.util.List;
import kr.mambo.beanstalk.emulator.beanstalk.StateJournal.ApplicationEntry;
import kr.mambo.beanstalk.emulator.beanstalk.StateJournal.Entry;
import kr.mambo.beanstalk.emulator.beanstalk.StateJournal.EventEntry;
import kr.mambo.beanstalk.emulator.beanstalk.state.AccountRegion;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.ApplicationVersion;
import kr.mambo.beanstalk.emulator.beanstalk.state.BeanstalkState;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event;
import kr.mambo.beanstalk.emulator.beanstalk.state.IdGenerator;
import org.jspecify.annotations.Nullable;

/** Keeps the world in a journal, or nowhere, and brings it back. Guarded by the timeline. */
final class StateStore {
  private final BeanstalkState state;
  private final @Nullable StateJournal journal;
  private final IdGenerator ids;

  private StateStore(BeanstalkState state, @Nullable StateJournal journal, IdGenerator ids) {
    this.state = state;
    this.journal = journal;
    this.ids = ids;
  }

  /** A new world that is forgotten in the end. */
  static StateStore inMemory(BeanstalkState state, long seed) {
    return new StateStore(state, null, new IdGenerator(seed, 0));
  }

  /**
   * The world that the journal has.
   *
   * @param seed for a journal that has none yet
   */
  static StateStore fromJournal(BeanstalkState state, StateJournal journal, long seed) {
    long[] drawn = {0};
    var storedSeed =
        journal.read(
            entry -> {
              drawn[0] = Math.max(drawn[0], entry.generatedIds());
              restore(state, entry);
            });
    state.changes().clear();
    return new StateStore(state, journal, new IdGenerator(storedSeed.orElse(seed), drawn[0]));
  }

  private static void restore(BeanstalkState state, Entry entry) {
    for (var applicationEntry : entry.applications())
      restore(
          state.region(applicationEntry.account(), applicationEntry.region()), applicationEntry);
    for (var environment : entry.environments()) {
      var region = state.region(environment);
      region.releaseName(environment.name);
      region.add(environment);
    }
    for (var eventEntry : entry.events()) {
      state.region(eventEntry.account(), eventEntry.region()).add(eventEntry.event());
      state.resumeEventNumbers(eventEntry.event().number());
    }
  }

  private static void restore(AccountRegion region, ApplicationEntry applicationEntry) {
    var application = applicationEntry.application();
    if (application == null) region.applications.remove(applicationEntry.name());
    else {
      application.versions.values().forEach(StateStore::finishProcessing);
      region.applications.put(applicationEntry.name(), application);
    }
  }

  /** What was being processed when the emulator stopped has been processed meanwhile. */
  private static void finishProcessing(ApplicationVersion version) {
    if (version.status.equals("PROCESSING"))
      version.status =
          version.bundle.validZip() && version.bundle.extensionProblems().isEmpty()
              ? "PROCESSED"
              : "FAILED";
  }

  IdGenerator ids() {
    return ids;
  }

  /** Keeps what has changed. */
  void save() {
    var changes = state.changes();
    if (journal != null && !changes.isEmpty()) {
      if (journal.needsCompaction()) journal.rewrite(fullState());
      else
        journal.append(
            createEntry(
                changes.environments(),
                changes.applications().stream()
                    .map(h -> applicationEntry(h.region(), h.applicationName()))
                    .toList(),
                changes.events().stream().map(h -> eventEntry(h.region(), h.event())).toList()));
    }
    changes.clear();
  }

  /** Forgets all that was kept. */
  void clear() {
    if (journal != null) journal.rewrite(List.of(createEntry(List.of(), List.of(), List.of())));
  }

  private Entry createEntry(
      List<Environment> environments,
      List<ApplicationEntry> applications,
      List<EventEntry> events) {
    return new Entry(ids.seed(), ids.generatedCount(), environments, applications, events);
  }

  private static ApplicationEntry applicationEntry(AccountRegion region, String name) {
    Application application = region.applications.get(name);
    return new ApplicationEntry(region.account, region.name, name, application);
  }

  private static EventEntry eventEntry(AccountRegion region, Event event) {
    return new EventEntry(region.account, region.name, event);
  }

  private List<Entry> fullState() {
    var lines = new ArrayList<Entry>();
    state
        .regions()
        .forEach(
            region ->
                lines.add(
                    createEntry(
                        List.copyOf(region.environments.values()),
                        region.applications.keySet().stream()
                            .map(name -> applicationEntry(region, name))
                            .toList(),
                        region.events(null).toList().reversed().stream()
                            .map(e -> eventEntry(region, e))
                            .toList())));
    return lines;
  }
}
