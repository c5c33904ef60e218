package kr.mambo.beanstalk.emulator.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.SimulationControl;
import kr.mambo.beanstalk.emulator.iam.AccountRegistry;
import org.jspecify.annotations.Nullable;

/** {@code state} and {@code reset}: everything at once. */
final class StateRoutes {
  private final SimulationControl control;
  private final AccountRegistry accounts;
  private final BucketRoutes bucketRoutes;
  private final FaultRoutes faultRoutes;
  private final Runnable reset;

  StateRoutes(
      SimulationControl control,
      AccountRegistry accounts,
      BucketRoutes buckets,
      FaultRoutes faults,
      Runnable reset) {
    this.control = control;
    this.accounts = accounts;
    this.bucketRoutes = buckets;
    this.faultRoutes = faults;
    this.reset = reset;
  }

  void addTo(Router routes) {
    routes
        .add("GET", "state", request -> state())
        .add("POST", "reset", request -> RuleRoutes.run(reset));
  }

  private Map<String, @Nullable Object> state() {
    var state = new LinkedHashMap<String, @Nullable Object>(control.snapshot());
    state.put("buckets", bucketRoutes.listBuckets());
    state.put("faults", faultRoutes.listFaults());
    state.put(
        "accounts", accounts.accountIds().stream().sorted().map(this::describeAccount).toList());
    state.put("credentials", describeCredentials());
    return state;
  }

  private Map<String, Object> describeAccount(String id) {
    var account = accounts.getOrCreate(id);
    return Map.of(
        "account",
        id,
        "roles",
        account.roles().stream().map(role -> role.arn()).toList(),
        "instanceProfiles",
        account.instanceProfiles().stream().map(profile -> profile.arn()).toList());
  }

  /** Without their secrets. */
  private List<Map<String, String>> describeCredentials() {
    return accounts.credentials().stream()
        .map(
            key ->
                Map.of(
                    "accessKeyId",
                    key.accessKeyId(),
                    "arn",
                    key.principal().arn(),
                    "expires",
                    key.expiresAt().map(Object::toString).orElse("")))
        .toList();
  }
}
