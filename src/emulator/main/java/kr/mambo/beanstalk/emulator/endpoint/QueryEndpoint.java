package kr.mambo.beanstalk.emulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import kr.mambo.beanstalk.emulator.fault.CallDescriptor;
import kr.mambo.beanstalk.emulator.fault.CallJournal;
import kr.mambo.beanstalk.emulator.fault.FaultInjector;
import kr.mambo.beanstalk.emulator.fault.FaultOutcome;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.HttpResponse;
import kr.mambo.beanstalk.emulator.iam.AccessControl;
import kr.mambo.beanstalk.emulator.query.XmlWriter;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Service;
import kr.mambo.beanstalk.emulator.service.ServiceException;

/** The query protocol over HTTP, for all services that speak it. */
public final class QueryEndpoint implements HttpListener.Handler {
  private static final Logger LOG = Logger.getLogger(QueryEndpoint.class.getName());
  private static final String UNKNOWN = "unknown";

  /** STS API reference: no permission is needed, and none can be denied. */
  private static final String ALWAYS_ALLOWED = "sts:GetCallerIdentity";

  private final ServiceRouter serviceRouter;
  private final Authenticator authenticator;
  private final AccessControl accessControl;
  private final FaultInjector faults;
  private final CallJournal callJournal;
  private final Supplier<String> requestIds;

  /**
   * @param services the first one gets what names none
   */
  public QueryEndpoint(
      List<Service> services,
      Authenticator authenticator,
      AccessControl accessControl,
      FaultInjector faults,
      CallJournal callJournal,
      Supplier<String> requestIds) {
    this.serviceRouter = new ServiceRouter(services);
    this.authenticator = authenticator;
    this.accessControl = accessControl;
    this.faults = faults;
    this.callJournal = callJournal;
    this.requestIds = requestIds;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var response = respond(HttpRequest.of(exchange));
    if (response.isPresent()) response.get().send(exchange);
  }

  /**
   * Answers one request.
   *
   * @return empty when a fault cuts the connection
   */
  Optional<HttpResponse> respond(HttpRequest request) throws IOException {
    var requestId = requestIds.get();
    var service = serviceRouter.defaultService();
    try {
      var message = QueryMessage.parse(request);
      service = serviceRouter.route(request, message);
      return respond(request, message, service, requestId);
    } catch (ServiceException error) {
      callJournal.add(describeCall(service, UNKNOWN), "", requestId, error.status(), error.code());
      return Optional.of(errorResponse(service, error, requestId));
    }
  }

  private Optional<HttpResponse> respond(
      HttpRequest request, QueryMessage message, Service service, String requestId) {
    var action =
        message
            .action()
            .filter(name -> !name.isEmpty())
            .orElseThrow(
                () ->
                    new ServiceException(
                        "MissingAction",
                        "The request is missing an action or a required parameter."));
    var caller =
        authenticator.authenticate(
            request, message.parameters(), message.payloadHash(), service.signingName());
    checkVersion(service, action, message);
    var call =
        new Call(
            action, message.operationParameters(), caller.principal(), caller.region(), requestId);
    return apply(service, call);
  }

  private Optional<HttpResponse> apply(Service service, Call call) {
    var descriptor =
        new CallDescriptor(
            service.signingName() + ":" + call.action(),
            call.caller().account(),
            service.resourceArn(call));
    var outcome = faults.apply(descriptor);
    outcome.awaitDelay();
    if (outcome.dropped()) {
      callJournal.add(descriptor, call.caller().arn(), call.requestId(), 0, "ConnectionDropped");
      return Optional.empty();
    }
    HttpResponse response;
    try {
      authorize(outcome, service, call, descriptor);
      response = execute(service, call);
      callJournal.add(descriptor, call.caller().arn(), call.requestId(), response.status(), "");
    } catch (ServiceException error) {
      // Names that no service knows are not counted one by one: there is no end of them.
      var known =
          error.code().equals("InvalidAction") ? describeCall(service, UNKNOWN) : descriptor;
      callJournal.add(known, call.caller().arn(), call.requestId(), error.status(), error.code());
      return Optional.of(errorResponse(service, error, call.requestId()));
    }
    return switch (outcome.responseFate()) {
      case DELIVERED -> Optional.of(response);
      case LOST -> Optional.empty();
      case GARBLED -> Optional.of(HttpResponse.text(200, "text/xml", "<Garbage>\u0007<&"));
    };
  }

  private void authorize(
      FaultOutcome outcome, Service service, Call call, CallDescriptor descriptor) {
    if (outcome.error().isPresent()) {
      var refuse = outcome.error().get();
      throw new ServiceException(refuse.code(), refuse.status(), refuse.message());
    }
    if (outcome.denied()) {
      throw AccessControl.accessDenied(
          call.caller(), descriptor.action(), descriptor.resource(), "");
    }
    if (!descriptor.action().equals(ALWAYS_ALLOWED)) {
      for (var right : service.requiredPermissions(call)) {
        accessControl.requireAllowed(call.caller(), right, descriptor.resource());
      }
    }
  }

  private HttpResponse execute(Service service, Call call) {
    try {
      var xml =
          XmlWriter.response(
              service.namespace(), call.action(), service.execute(call), call.requestId());
      return xmlResponse(200, xml, call.requestId());
    } catch (ServiceException error) {
      throw error;
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The emulator failed at " + call.action(), e);
      throw new ServiceException(
          "InternalFailure", 500, "The emulator failed; its log on standard error says why.");
    }
  }

  private static void checkVersion(Service service, String action, QueryMessage message) {
    var version = message.version().orElse("NO_VERSION_SPECIFIED");
    if (!version.equals(service.version())) {
      throw new ServiceException(
          "InvalidAction", "Could not find operation " + action + " for version " + version);
    }
  }

  private static CallDescriptor describeCall(Service service, String operation) {
    return new CallDescriptor(service.signingName() + ":" + operation, "", "*");
  }

  private static HttpResponse errorResponse(
      Service service, ServiceException error, String requestId) {
    return xmlResponse(
        error.status(), XmlWriter.error(service.namespace(), error, requestId), requestId);
  }

  private static HttpResponse xmlResponse(int status, String xml, String requestId) {
    return HttpResponse.text(status, "text/xml", xml).withHeader("x-amzn-RequestId", requestId);
  }
}
