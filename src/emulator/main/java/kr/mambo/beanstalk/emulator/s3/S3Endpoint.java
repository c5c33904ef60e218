package kr.mambo.beanstalk.emulator.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import kr.mambo.beanstalk.emulator.endpoint.Authenticator.Caller;
import kr.mambo.beanstalk.emulator.fault.CallDescriptor;
import kr.mambo.beanstalk.emulator.fault.CallJournal;
import kr.mambo.beanstalk.emulator.fault.FaultInjector;
import kr.mambo.beanstalk.emulator.fault.FaultOutcome;
import kr.mambo.beanstalk.emulator.http.FormParameters;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.HttpResponse;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;

/** S3 over HTTP: who calls, whether they may, and then the object store. */
final class S3Endpoint implements HttpListener.Handler {
  private static final Logger LOG = Logger.getLogger(S3Endpoint.class.getName());

  private static final CallDescriptor UNKNOWN = new CallDescriptor("s3:unknown", "", "*");
  private static final Set<String> MUTATING_METHODS = Set.of("PUT", "POST", "DELETE");

  private final S3Authenticator authenticator;
  private final RequestGuard guard;
  private final BucketHandlers bucketHandlers;
  private final BucketRegistry buckets;
  private final S3ProxyObjectHandler objectHandler;
  private final SubresourceStore subresources;
  private final BucketPersistence persistence;
  private final FaultInjector faults;
  private final CallJournal callJournal;
  private final Supplier<String> requestIds;

  S3Endpoint(
      S3Authenticator authenticator,
      RequestGuard guard,
      BucketHandlers bucketHandlers,
      BucketRegistry buckets,
      S3ProxyObjectHandler objectHandler,
      SubresourceStore subresources,
      BucketPersistence persistence,
      FaultInjector faults,
      CallJournal callJournal,
      Supplier<String> requestIds) {
    this.authenticator = authenticator;
    this.guard = guard;
    this.bucketHandlers = bucketHandlers;
    this.buckets = buckets;
    this.objectHandler = objectHandler;
    this.subresources = subresources;
    this.persistence = persistence;
    this.faults = faults;
    this.callJournal = callJournal;
    this.requestIds = requestIds;
  }

  /** One call, so far as it is understood. */
  private record S3Call(
      HttpRequest request,
      Map<String, String> query,
      S3Target target,
      Caller caller,
      String operation,
      CallDescriptor descriptor,
      String requestId) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var request = HttpRequest.of(exchange);
    var requestId = requestIds.get();
    exchange.getResponseHeaders().set("x-amz-id-2", requestId);
    try {
      handleCall(exchange, acceptCall(request, requestId), requestId);
    } catch (S3Error e) {
      e.toResponse(request.path(), requestId).send(exchange);
    }
  }

  private S3Call acceptCall(HttpRequest request, String requestId) {
    try {
      return parseCall(request, requestId);
    } catch (S3Error e) {
      callJournal.add(UNKNOWN, "", requestId, e.status(), e.code());
      throw e;
    }
  }

  private S3Call parseCall(HttpRequest request, String requestId) {
    var target = S3Target.of(request);
    var query = parseQuery(request);
    var caller = authenticator.authenticate(request, target, query);
    var operation = S3OperationName.resolve(request, target, query.keySet());
    var resource =
        target.isService()
            ? "*"
            : "arn:aws:s3:::" + target.bucket() + (target.isBucket() ? "" : "/" + target.key());
    var descriptor = new CallDescriptor("s3:" + operation, caller.principal().account(), resource);
    return new S3Call(request, query, target, caller, operation, descriptor, requestId);
  }

  private void handleCall(HttpExchange exchange, S3Call call, String requestId) throws IOException {
    var arn = call.caller().principal().arn();
    var outcome = faults.apply(call.descriptor());
    if (outcome.dropped()) {
      callJournal.add(call.descriptor(), arn, requestId, 0, "ConnectionDropped");
      return;
    }
    try {
      outcome.awaitDelay();
      guard.checkFaults(outcome);
      guard.checkPermission(call.caller(), call.operation(), call.descriptor());
      apply(exchange, call, outcome.responseFate() != FaultOutcome.ResponseFate.DELIVERED);
      if (outcome.responseFate() == FaultOutcome.ResponseFate.GARBLED) {
        HttpResponse.text(200, "application/xml", "<Garbage>\u0007<&").send(exchange);
      }
    } catch (S3Error e) {
      callJournal.add(call.descriptor(), arn, requestId, e.status(), e.code());
      throw e;
    }
  }

  private void apply(HttpExchange exchange, S3Call call, boolean discarded) throws IOException {
    try {
      dispatch(exchange, call, discarded);
    } catch (RuntimeException e) {
      if (e instanceof S3Error) throw e;
      if (e.getCause() instanceof FileSystemException) {
        throw new S3Error(
            409,
            "InvalidRequest",
            "The emulator keeps keys as paths: it cannot hold a key and another one below it, as"
                + " 'a' and 'a/b'.");
      }
      LOG.log(Level.SEVERE, "S3 failed at " + call.operation(), e);
      throw new S3Error(
          500, "InternalError", "The emulator failed; its log on standard error says why.");
    }
  }

  private void dispatch(HttpExchange exchange, S3Call call, boolean discarded) throws IOException {
    var request = PayloadVerifier.verify(call.request());
    var target = call.target();
    switch (call.operation()) {
      case "ListBuckets" -> send(exchange, call, bucketHandlers.list(call.caller()), discarded);
      case "CreateBucket" -> {
        var created = bucketHandlers.create(call.caller(), target.bucket(), request.body());
        send(exchange, call, created, discarded);
      }
      default -> handleInBucket(exchange, call, request, discarded);
    }
  }

  private void handleInBucket(
      HttpExchange exchange, S3Call call, HttpRequest request, boolean discarded)
      throws IOException {
    var target = call.target();
    var bucket = guard.requireBucket(call.caller(), request, target, call.operation());
    var document = findSubresource(call, bucket);
    if (document.isPresent()) {
      if (!target.isBucket()) bucketHandlers.requireObject(target);
      var response = subresources.handle(request.method(), target, document.get(), request.body());
      send(exchange, call, response, discarded);
      return;
    }
    switch (call.operation()) {
      case "GetBucketLocation" -> send(exchange, call, bucketHandlers.location(bucket), discarded);
      case "HeadBucket" -> send(exchange, call, bucketHandlers.head(bucket), discarded);
      default -> {
        var buffered = new BufferedResponse(exchange, discarded);
        boolean deletes = call.operation().equals("DeleteObjects");
        objectHandler.handle(
            exchange,
            buffered,
            deletes ? guard.checkDeletedKeys(call.caller(), request, call.descriptor()) : request,
            target.path(),
            call.query(),
            status -> beforeResponse(call, status));
      }
    }
  }

  private Optional<Subresource> findSubresource(S3Call call, Bucket bucket) {
    boolean asksDefault =
        call.operation().equals("GetBucketEncryption") && !bucketHandlers.hasEncryption(bucket);
    return asksDefault
        ? Optional.of(Subresource.ENCRYPTION)
        : Subresource.of(call.target(), call.query().keySet());
  }

  /** Before the answer goes out: what is answered is kept and written down. */
  private void beforeResponse(S3Call call, int status) {
    if (status < 300) recordChange(call);
    journalCall(call, status);
  }

  private void journalCall(S3Call call, int status) {
    var arn = call.caller().principal().arn();
    var error = status < 400 ? "" : "Status" + status;
    callJournal.add(call.descriptor(), arn, call.requestId(), status, error);
  }

  private void recordChange(S3Call call) {
    var target = call.target();
    switch (call.operation()) {
      case "DeleteBucket" -> {
        buckets.remove(target.bucket());
        subresources.remove(target.bucket(), "");
      }
      case "DeleteObject" -> subresources.remove(target.bucket(), target.key());
      case "PutObject", "CreateMultipartUpload" ->
          subresources.putTags(target, call.request().header("x-amz-tagging").orElse(""));
      default -> {
        // Nothing is kept beside the objects themselves.
      }
    }
    if (MUTATING_METHODS.contains(call.request().method())) persistence.save(target.bucket());
  }

  private void send(HttpExchange exchange, S3Call call, HttpResponse response, boolean discarded)
      throws IOException {
    if (MUTATING_METHODS.contains(call.request().method()))
      persistence.save(call.target().bucket());
    journalCall(call, response.status());
    if (!discarded) response.send(exchange);
  }

  private static Map<String, String> parseQuery(HttpRequest request) {
    var query = new TreeMap<String, String>();
    try {
      for (var pair : FormParameters.parse(request.query())) {
        query.putIfAbsent(pair.getKey(), pair.getValue());
      }
    } catch (PercentEncoding.MalformedEncodingException e) {
      throw new S3Error(400, "InvalidURI", "Couldn't parse the specified URI.");
    }
    return query;
  }
}
