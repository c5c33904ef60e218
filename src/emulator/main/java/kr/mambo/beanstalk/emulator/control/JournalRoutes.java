package kr.mambo.beanstalk.emulator.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.fault.Journal;

/** {@code journal}: what was called. */
final class JournalRoutes {
  private final Journal journal;

  JournalRoutes(Journal journal) {
    this.journal = journal;
  }

  void addTo(Routes routes) {
    routes.add("GET", "journal", asked -> all()).add("DELETE", "journal", asked -> clear());
  }

  private Map<String, Object> all() {
    var counts = new LinkedHashMap<String, Object>();
    journal
        .counts()
        .forEach(
            (action, count) ->
                counts.put(
                    action,
                    Map.of(
                        "calls",
                        count.calls(),
                        "refused",
                        count.refused(),
                        "mutating",
                        count.mutating())));
    return Map.of(
        "mutations", journal.mutations(), "counts", counts, "calls", calls(journal.entries()));
  }

  private Map<String, Object> clear() {
    journal.clear();
    return all();
  }

  private static List<Map<String, Object>> calls(List<Journal.Entry> entries) {
    return entries.stream().map(JournalRoutes::call).toList();
  }

  private static Map<String, Object> call(Journal.Entry entry) {
    var call = new LinkedHashMap<String, Object>();
    call.put("time", entry.time().toString());
    call.put("service", entry.service());
    call.put("operation", entry.operation());
    call.put("account", entry.account());
    call.put("caller", entry.caller());
    call.put("resource", entry.resource());
    call.put("requestId", entry.requestId());
    call.put("status", entry.status());
    call.put("error", entry.error());
    return call;
  }
}
