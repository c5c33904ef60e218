package kr.mambo.beanstalk.emulator.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.Control;
import kr.mambo.beanstalk.emulator.iam.Accounts;
import org.jspecify.annotations.Nullable;

/** {@code state} and {@code reset}: everything at once. */
final class StateRoutes {
  private final Control control;
  private final Accounts accounts;
  private final BucketRoutes buckets;
  private final FaultRoutes faults;
  private final Runnable reset;

  StateRoutes(
      Control control,
      Accounts accounts,
      BucketRoutes buckets,
      FaultRoutes faults,
      Runnable reset) {
    this.control = control;
    this.accounts = accounts;
    this.buckets = buckets;
    this.faults = faults;
    this.reset = reset;
  }

  void addTo(Routes routes) {
    routes
        .add("GET", "state", asked -> state())
        .add("POST", "reset", asked -> RuleRoutes.done(reset));
  }

  private Map<String, @Nullable Object> state() {
    var state = new LinkedHashMap<String, @Nullable Object>(control.snapshot());
    state.put("buckets", buckets.all());
    state.put("faults", faults.all());
    state.put("accounts", accounts.ids().stream().sorted().map(this::account).toList());
    state.put("credentials", credentials());
    return state;
  }

  private Map<String, Object> account(String id) {
    var account = accounts.account(id);
    return Map.of(
        "account",
        id,
        "roles",
        account.roles().stream().map(role -> role.arn()).toList(),
        "instanceProfiles",
        account.instanceProfiles().stream().map(profile -> profile.arn()).toList());
  }

  /** Without their secrets. */
  private List<Map<String, String>> credentials() {
    return accounts.credentials().stream()
        .map(
            key ->
                Map.of(
                    "accessKeyId",
                    key.accessKeyId(),
                    "arn",
                    key.principal().arn(),
                    "expires",
                    key.expires().map(Object::toString).orElse("")))
        .toList();
  }
}
