package kr.mambo.beanstalk.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import kr.mambo.beanstalk.emulator.fault.CallSite;
import kr.mambo.beanstalk.emulator.fault.Faults;
import kr.mambo.beanstalk.emulator.fault.Journal;
import kr.mambo.beanstalk.emulator.fault.Strike;
import kr.mambo.beanstalk.emulator.iam.Access;
import kr.mambo.beanstalk.emulator.query.XmlWriter;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Refusal;
import kr.mambo.beanstalk.emulator.service.Service;

/** The query protocol over HTTP, for all services that speak it. */
public final class QueryEndpoint implements HttpListener.Handler {
  private static final Logger LOG = Logger.getLogger(QueryEndpoint.class.getName());
  private static final String UNKNOWN = "unknown";

  /** STS API reference: no permission is needed, and none can be denied. */
  private static final String ALWAYS_ALLOWED = "sts:GetCallerIdentity";

  private final Services services;
  private final Authenticator authenticator;
  private final Access access;
  private final Faults faults;
  private final Journal journal;
  private final Supplier<String> requestIds;

  /**
   * @param services the first one gets what names none
   */
  public QueryEndpoint(
      List<Service> services,
      Authenticator authenticator,
      Access access,
      Faults faults,
      Journal journal,
      Supplier<String> requestIds) {
    this.services = new Services(services);
    this.authenticator = authenticator;
    this.access = access;
    this.faults = faults;
    this.journal = journal;
    this.requestIds = requestIds;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var answer = answer(HttpRequest.of(exchange));
    if (answer.isPresent()) answer.get().send(exchange);
  }

  /**
   * Answers one request.
   *
   * @return empty when a fault cuts the connection
   */
  Optional<HttpAnswer> answer(HttpRequest request) throws IOException {
    var requestId = requestIds.get();
    var service = services.first();
    try {
      var message = QueryMessage.read(request);
      service = services.of(request, message);
      return answer(request, message, service, requestId);
    } catch (Refusal refusal) {
      journal.add(site(service, UNKNOWN), "", requestId, refusal.status(), refusal.code());
      return Optional.of(error(service, refusal, requestId));
    }
  }

  private Optional<HttpAnswer> answer(
      HttpRequest request, QueryMessage message, Service service, String requestId) {
    var action =
        message
            .action()
            .filter(name -> !name.isEmpty())
            .orElseThrow(
                () ->
                    new Refusal(
                        "MissingAction",
                        "The request is missing an action or a required parameter."));
    var caller =
        authenticator.authenticate(
            request, message.parameters(), message.payloadHash(), service.signingName());
    checkVersion(service, action, message);
    var call =
        new Call(action, message.arguments(), caller.principal(), caller.region(), requestId);
    return apply(service, call);
  }

  private Optional<HttpAnswer> apply(Service service, Call call) {
    var site =
        new CallSite(
            service.signingName() + ":" + call.action(),
            call.caller().account(),
            service.resource(call));
    var strike = faults.strike(site);
    strike.hold();
    if (strike.dropped()) {
      journal.add(site, call.caller().arn(), call.requestId(), 0, "ConnectionDropped");
      return Optional.empty();
    }
    HttpAnswer answer;
    try {
      check(strike, service, call, site);
      answer = answered(service, call);
      journal.add(site, call.caller().arn(), call.requestId(), answer.status(), "");
    } catch (Refusal refusal) {
      // Names that no service knows are not counted one by one: there is no end of them.
      var known = refusal.code().equals("InvalidAction") ? site(service, UNKNOWN) : site;
      journal.add(known, call.caller().arn(), call.requestId(), refusal.status(), refusal.code());
      return Optional.of(error(service, refusal, call.requestId()));
    }
    return switch (strike.end()) {
      case ANSWERED -> Optional.of(answer);
      case LOST -> Optional.empty();
      case GARBLED -> Optional.of(HttpAnswer.text(200, "text/xml", "<Garbage>\u0007<&"));
    };
  }

  private void check(Strike strike, Service service, Call call, CallSite site) {
    if (strike.refusal().isPresent()) {
      var refuse = strike.refusal().get();
      throw new Refusal(refuse.code(), refuse.status(), refuse.message());
    }
    if (strike.denied()) {
      throw Access.denied(call.caller(), site.action(), site.resource(), "");
    }
    if (!site.action().equals(ALWAYS_ALLOWED)) {
      for (var right : service.rights(call)) {
        access.check(call.caller(), right, site.resource());
      }
    }
  }

  private HttpAnswer answered(Service service, Call call) {
    try {
      var xml =
          XmlWriter.response(
              service.namespace(), call.action(), service.answer(call), call.requestId());
      return xml(200, xml, call.requestId());
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The emulator failed at " + call.action(), e);
      throw new Refusal(
          "InternalFailure", 500, "The emulator failed; its log on standard error says why.");
    }
  }

  private static void checkVersion(Service service, String action, QueryMessage message) {
    var version = message.version().orElse("NO_VERSION_SPECIFIED");
    if (!version.equals(service.version())) {
      throw new Refusal(
          "InvalidAction", "Could not find operation " + action + " for version " + version);
    }
  }

  private static CallSite site(Service service, String operation) {
    return new CallSite(service.signingName() + ":" + operation, "", "*");
  }

  private static HttpAnswer error(Service service, Refusal refusal, String requestId) {
    return xml(
        refusal.status(), XmlWriter.error(service.namespace(), refusal, requestId), requestId);
  }

  private static HttpAnswer xml(int status, String xml, String requestId) {
    return HttpAnswer.text(status, "text/xml", xml).with("x-amzn-RequestId", requestId);
  }
}
