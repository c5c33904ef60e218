package kr.mambo.beanstalk.emulator.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.fault.Effect;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.Faults;
import kr.mambo.beanstalk.emulator.iam.Glob;
import org.jspecify.annotations.Nullable;

/** {@code faults}: faults of calls. */
final class FaultRoutes {
  private final Faults faults;

  FaultRoutes(Faults faults) {
    this.faults = faults;
  }

  /** A fault as JSON; which of the last fields count depends on the effect. */
  record Body(
      @Nullable String action,
      @Nullable String effect,
      @Nullable String account,
      @Nullable String resource,
      @Nullable Integer times,
      @Nullable Double rate,
      @Nullable Integer burst,
      @Nullable Long milliseconds,
      @Nullable String code,
      @Nullable Integer status,
      @Nullable String message) {

    private Fault fault() {
      int strikes = times == null ? 0 : times;
      if (strikes < 0) throw new BadRequest("times counts calls: 0 for all, or a number above 0.");
      return new Fault(
          Glob.ofAction(BadRequest.given(action, "action")),
          Optional.ofNullable(account),
          Glob.of(resource == null ? "*" : resource),
          strikes,
          made());
    }

    private Effect made() {
      return switch (BadRequest.given(effect, "effect")) {
        case "throttle" -> throttle();
        case "delay" -> delay();
        case "refuse" -> refuse();
        case "deny" -> new Effect.Deny();
        case "lose-answer" -> new Effect.LoseAnswer();
        case "drop" -> new Effect.Drop();
        case "garbage" -> new Effect.Garbage();
        default ->
            throw new BadRequest(
                "The effect '"
                    + effect
                    + "' is none of throttle, delay, refuse, deny, lose-answer, drop, garbage.");
      };
    }

    private Effect throttle() {
      double perSecond = rate == null ? 1 : rate;
      int atOnce = burst == null ? 1 : burst;
      if (!(perSecond >= 0) || atOnce < 0) {
        throw new BadRequest("rate is calls a second and burst a number of calls, from 0 up.");
      }
      return new Effect.Throttle(perSecond, atOnce);
    }

    private Effect delay() {
      long time = BadRequest.given(milliseconds, "milliseconds");
      if (time < 0 || time > 600_000) {
        throw new BadRequest("milliseconds is a number from 0 to 600000.");
      }
      return new Effect.Delay(Duration.ofMillis(time));
    }

    private Effect refuse() {
      int answered = status == null ? 400 : status;
      if (answered < 400 || answered > 599) {
        throw new BadRequest("status is an HTTP status of a refusal, from 400 to 599.");
      }
      return new Effect.Refuse(
          BadRequest.given(code, "code"), answered, message == null ? "" : message);
    }
  }

  void addTo(Routes routes) {
    routes
        .add("GET", "faults", asked -> all())
        .add("POST", "faults", asked -> Map.of("id", faults.add(asked.as(Body.class).fault())))
        .add("DELETE", "faults", asked -> liftAll())
        .add("DELETE", "faults/*", asked -> lift(asked.variable()));
  }

  Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    faults.all().forEach((id, fault) -> all.put(id, describe(fault)));
    return all;
  }

  private Map<String, String> liftAll() {
    faults.liftAll();
    return all();
  }

  private Map<String, String> lift(String id) {
    if (!faults.lift(id)) throw new BadRequest(404, "There is no fault " + id + ".");
    return all();
  }

  private static String describe(Fault fault) {
    var times = fault.times() == 0 ? "every" : "the next " + fault.times();
    return fault.effect()
        + " for "
        + times
        + " "
        + fault.action()
        + " on "
        + fault.resource()
        + fault.account().map(account -> " of " + account).orElse("");
  }
}
