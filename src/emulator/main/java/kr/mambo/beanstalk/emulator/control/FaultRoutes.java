package kr.mambo.beanstalk.emulator.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.fault.Fault;
import kr.mambo.beanstalk.emulator.fault.FaultEffect;
import kr.mambo.beanstalk.emulator.fault.FaultInjector;
import kr.mambo.beanstalk.emulator.iam.Glob;
import org.jspecify.annotations.Nullable;

/** {@code faults}: faults of calls. */
final class FaultRoutes {
  private final FaultInjector faults;

  FaultRoutes(FaultInjector faults) {
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

    private Fault toFault() {
      int strikes = times == null ? 0 : times;
      if (strikes < 0)
        throw new BadRequestException("times counts calls: 0 for all, or a number above 0.");
      return new Fault(
          Glob.ofAction(BadRequestException.requireField(action, "action")),
          Optional.ofNullable(account),
          Glob.of(resource == null ? "*" : resource),
          strikes,
          toEffect());
    }

    private FaultEffect toEffect() {
      return switch (BadRequestException.requireField(effect, "effect")) {
        case "throttle" -> throttle();
        case "delay" -> delay();
        case "refuse" -> refuse();
        case "deny" -> new FaultEffect.Deny();
        case "lose-answer" -> new FaultEffect.LoseResponse();
        case "drop" -> new FaultEffect.DropConnection();
        case "garbage" -> new FaultEffect.GarbleResponse();
        default ->
            throw new BadRequestException(
                "The effect '"
                    + effect
                    + "' is none of throttle, delay, refuse, deny, lose-answer, drop, garbage.");
      };
    }

    private FaultEffect throttle() {
      double perSecond = rate == null ? 1 : rate;
      int atOnce = burst == null ? 1 : burst;
      if (!(perSecond >= 0) || atOnce < 0) {
        throw new BadRequestException(
            "rate is calls a second and burst a number of calls, from 0 up.");
      }
      return new FaultEffect.Throttle(perSecond, atOnce);
    }

    private FaultEffect delay() {
      long time = BadRequestException.requireField(milliseconds, "milliseconds");
      if (time < 0 || time > 600_000) {
        throw new BadRequestException("milliseconds is a number from 0 to 600000.");
      }
      return new FaultEffect.Delay(Duration.ofMillis(time));
    }

    private FaultEffect refuse() {
      int answered = status == null ? 400 : status;
      if (answered < 400 || answered > 599) {
        throw new BadRequestException("status is an HTTP status of a refusal, from 400 to 599.");
      }
      return new FaultEffect.ReturnError(
          BadRequestException.requireField(code, "code"), answered, message == null ? "" : message);
    }
  }

  void addTo(Router routes) {
    routes
        .add("GET", "faults", request -> listFaults())
        .add(
            "POST",
            "faults",
            request -> Map.of("id", faults.add(request.parseBody(Body.class).toFault())))
        .add("DELETE", "faults", request -> clear())
        .add("DELETE", "faults/*", request -> remove(request.pathVariable()));
  }

  Map<String, String> listFaults() {
    var all = new LinkedHashMap<String, String>();
    faults.all().forEach((id, fault) -> all.put(id, describe(fault)));
    return all;
  }

  private Map<String, String> clear() {
    faults.clear();
    return listFaults();
  }

  private Map<String, String> remove(String id) {
    if (!faults.remove(id)) throw new BadRequestException(404, "There is no fault " + id + ".");
    return listFaults();
  }

  private static String describe(Fault fault) {
    var times = fault.maxCalls() == 0 ? "every" : "the next " + fault.maxCalls();
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
