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
import kr.mambo.beanstalk.emulator.fault.CallSite;
import kr.mambo.beanstalk.emulator.fault.Faults;
import kr.mambo.beanstalk.emulator.fault.Journal;
import kr.mambo.beanstalk.emulator.fault.Strike;
import kr.mambo.beanstalk.emulator.http.Authenticator.Caller;
import kr.mambo.beanstalk.emulator.http.HttpAnswer;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.Parameters;
import kr.mambo.beanstalk.emulator.http.Percent;

/** S3 over HTTP: who calls, whether they may, and then the object store. */
final class S3Endpoint implements HttpListener.Handler {
  private static final Logger LOG = Logger.getLogger(S3Endpoint.class.getName());

  private static final CallSite UNKNOWN = new CallSite("s3:unknown", "", "*");
  private static final Set<String> WRITES = Set.of("PUT", "POST", "DELETE");

  private final S3Authenticator authenticator;
  private final Gate gate;
  private final BucketOperations bucketOperations;
  private final Buckets buckets;
  private final ObjectHandler objects;
  private final Documents documents;
  private final Shelf shelf;
  private final Faults faults;
  private final Journal journal;
  private final Supplier<String> requestIds;

  S3Endpoint(
      S3Authenticator authenticator,
      Gate gate,
      BucketOperations bucketOperations,
      Buckets buckets,
      ObjectHandler objects,
      Documents documents,
      Shelf shelf,
      Faults faults,
      Journal journal,
      Supplier<String> requestIds) {
    this.authenticator = authenticator;
    this.gate = gate;
    this.bucketOperations = bucketOperations;
    this.buckets = buckets;
    this.objects = objects;
    this.documents = documents;
    this.shelf = shelf;
    this.faults = faults;
    this.journal = journal;
    this.requestIds = requestIds;
  }

  /** One call, so far as it is understood. */
  private record S3Call(
      HttpRequest request,
      Map<String, String> query,
      Target target,
      Caller caller,
      String operation,
      CallSite site,
      String requestId) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var request = HttpRequest.of(exchange);
    var requestId = requestIds.get();
    exchange.getResponseHeaders().set("x-amz-id-2", requestId);
    try {
      answer(exchange, accepted(request, requestId), requestId);
    } catch (S3Error e) {
      e.answer(request.path(), requestId).send(exchange);
    }
  }

  private S3Call accepted(HttpRequest request, String requestId) {
    try {
      return understood(request, requestId);
    } catch (S3Error e) {
      journal.add(UNKNOWN, "", requestId, e.status(), e.code());
      throw e;
    }
  }

  private S3Call understood(HttpRequest request, String requestId) {
    var target = Target.of(request);
    var query = query(request);
    var caller = authenticator.authenticate(request, target, query);
    var operation = Operation.of(request, target, query.keySet());
    var resource =
        target.isService()
            ? "*"
            : "arn:aws:s3:::" + target.bucket() + (target.isBucket() ? "" : "/" + target.key());
    var site = new CallSite("s3:" + operation, caller.principal().account(), resource);
    return new S3Call(request, query, target, caller, operation, site, requestId);
  }

  private void answer(HttpExchange exchange, S3Call call, String requestId) throws IOException {
    var arn = call.caller().principal().arn();
    var strike = faults.strike(call.site());
    if (strike.dropped()) {
      journal.add(call.site(), arn, requestId, 0, "ConnectionDropped");
      return;
    }
    try {
      strike.hold();
      gate.checkFaults(strike);
      gate.checkRights(call.caller(), call.operation(), call.site());
      apply(exchange, call, strike.end() != Strike.End.ANSWERED);
      if (strike.end() == Strike.End.GARBLED) {
        HttpAnswer.text(200, "application/xml", "<Garbage>\u0007<&").send(exchange);
      }
    } catch (S3Error e) {
      journal.add(call.site(), arn, requestId, e.status(), e.code());
      throw e;
    }
  }

  private void apply(HttpExchange exchange, S3Call call, boolean muted) throws IOException {
    try {
      dispatch(exchange, call, muted);
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

  private void dispatch(HttpExchange exchange, S3Call call, boolean muted) throws IOException {
    var request = Payload.proven(call.request());
    var target = call.target();
    switch (call.operation()) {
      case "ListBuckets" -> send(exchange, call, bucketOperations.list(call.caller()), muted);
      case "CreateBucket" -> {
        var made = bucketOperations.create(call.caller(), target.bucket(), request.body());
        send(exchange, call, made, muted);
      }
      default -> inBucket(exchange, call, request, muted);
    }
  }

  private void inBucket(HttpExchange exchange, S3Call call, HttpRequest request, boolean muted)
      throws IOException {
    var target = call.target();
    var bucket = gate.bucket(call.caller(), request, target, call.operation());
    var document = document(call, bucket);
    if (document.isPresent()) {
      if (!target.isBucket()) bucketOperations.checkObject(target);
      var answer = documents.answer(request.method(), target, document.get(), request.body());
      send(exchange, call, answer, muted);
      return;
    }
    switch (call.operation()) {
      case "GetBucketLocation" -> send(exchange, call, bucketOperations.location(bucket), muted);
      case "HeadBucket" -> send(exchange, call, bucketOperations.head(bucket), muted);
      default -> {
        var reply = new Reply(exchange, muted);
        boolean deletes = call.operation().equals("DeleteObjects");
        objects.answer(
            exchange,
            reply,
            deletes ? gate.checkDeleted(call.caller(), request, call.site()) : request,
            target.path(),
            call.query(),
            status -> answering(call, status));
      }
    }
  }

  private Optional<Subresource> document(S3Call call, Bucket bucket) {
    boolean asksDefault =
        call.operation().equals("GetBucketEncryption") && !bucketOperations.hasEncryption(bucket);
    return asksDefault
        ? Optional.of(Subresource.ENCRYPTION)
        : Subresource.of(call.target(), call.query().keySet());
  }

  /** Before the answer goes out: what is answered is kept and written down. */
  private void answering(S3Call call, int status) {
    if (status < 300) applied(call);
    noted(call, status);
  }

  private void noted(S3Call call, int status) {
    var arn = call.caller().principal().arn();
    var error = status < 400 ? "" : "Status" + status;
    journal.add(call.site(), arn, call.requestId(), status, error);
  }

  private void applied(S3Call call) {
    var target = call.target();
    switch (call.operation()) {
      case "DeleteBucket" -> {
        buckets.remove(target.bucket());
        documents.forget(target.bucket(), "");
      }
      case "DeleteObject" -> documents.forget(target.bucket(), target.key());
      case "PutObject", "CreateMultipartUpload" ->
          documents.tag(target, call.request().header("x-amz-tagging").orElse(""));
      default -> {
        // Nothing is kept beside the objects themselves.
      }
    }
    if (WRITES.contains(call.request().method())) shelf.changed(target.bucket());
  }

  private void send(HttpExchange exchange, S3Call call, HttpAnswer answer, boolean muted)
      throws IOException {
    if (WRITES.contains(call.request().method())) shelf.changed(call.target().bucket());
    noted(call, answer.status());
    if (!muted) answer.send(exchange);
  }

  private static Map<String, String> query(HttpRequest request) {
    var query = new TreeMap<String, String>();
    try {
      for (var pair : Parameters.parse(request.query())) {
        query.putIfAbsent(pair.getKey(), pair.getValue());
      }
    } catch (Percent.Malformed e) {
      throw new S3Error(400, "InvalidURI", "Couldn't parse the specified URI.");
    }
    return query;
  }
}
