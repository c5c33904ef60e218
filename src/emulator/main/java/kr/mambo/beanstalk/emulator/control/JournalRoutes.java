package kr.mambo.beanstalk.emulator.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.fault.CallJournal;

/** {@code journal}: what was called. */
final class JournalRoutes {
  private final CallJournal callJournal;

  JournalRoutes(CallJournal callJournal) {
    this.callJournal = callJournal;
  }

  void addTo(Router routes) {
    routes
        .add("GET", "journal", request -> listCalls())
        .add("DELETE", "journal", request -> clear());
  }

  private Map<String, Object> listCalls() {
    var counts = new LinkedHashMap<String, Object>();
    callJournal
        .counts()
        .forEach(
            (action, count) ->
                counts.put(
                    action,
                    Map.of(
                        "calls",
                        count.calls(),
                        "refused",
                        count.failed(),
                        "mutating",
                        count.mutating())));
    return Map.of(
        "mutations",
        callJournal.mutations(),
        "counts",
        counts,
        "calls",
        toMaps(callJournal.entries()));
  }

  private Map<String, Object> clear() {
    callJournal.clear();
    return listCalls();
  }

  private static List<Map<String, Object>> toMaps(List<CallJournal.Entry> entries) {
    return entries.stream().map(JournalRoutes::toMap).toList();
  }

  private static Map<String, Object> toMap(CallJournal.Entry entry) {
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
