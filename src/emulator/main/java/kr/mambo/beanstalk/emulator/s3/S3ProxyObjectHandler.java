package kr.mambo.beanstalk.emulator.s3;

import com.sun.net.httpserver.HttpExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * S3Proxy's handler without its own server: rights are checked before it is called. The mapping of
 * exceptions is what its server adds.
 */
final class S3ProxyObjectHandler extends S3ProxyHandler {
  /** Held here, for the log manager forgets loggers that nobody holds. */
  private static final Logger STORE_LOG = Logger.getLogger("org.gaul.s3proxy");

  static {
    // It logs what clients do wrong as errors; that is answered, and written in the journal.
    STORE_LOG.setLevel(Level.OFF);
  }

  private static final long MAX_OBJECT_SIZE = 5L * 1024 * 1024 * 1024;
  private static final int MAX_CHUNK_SIZE = 16 * 1024 * 1024;
  private static final int SKEW_SECONDS = 15 * 60;

  S3ProxyObjectHandler(BlobStore store) {
    super(
        store,
        AuthenticationType.NONE,
        "",
        "",
        null,
        MAX_OBJECT_SIZE,
        MAX_OBJECT_SIZE,
        MAX_CHUNK_SIZE,
        true,
        new CrossOriginResourceSharing(),
        "",
        SKEW_SECONDS);
  }

  /**
   * Answers a request.
   *
   * @param path in path style
   * @param answering gets the status before the answer goes out
   */
  void handle(
      HttpExchange exchange,
      BufferedResponse buffered,
      HttpRequest request,
      String path,
      Map<String, String> query,
      IntConsumer answering)
      throws IOException {
    var servletRequest = ServletRequestProxy.create(request, path, query);
    var response = ServletResponseProxy.create(exchange.getResponseHeaders(), buffered);
    try (var body = request.body()) {
      doHandle(servletRequest, servletRequest, response, body, new RequestContext());
    } catch (AwsServiceException e) {
      sendError(servletRequest, response, e);
    } catch (IllegalArgumentException e) {
      sendError(servletRequest, response, S3ErrorCode.INVALID_ARGUMENT);
    } catch (UnsupportedOperationException e) {
      sendError(servletRequest, response, S3ErrorCode.NOT_IMPLEMENTED);
    }
    response.getWriter().flush();
    answering.accept(buffered.status());
    buffered.finish();
  }

  private void sendError(
      HttpServletRequest request, HttpServletResponse response, AwsServiceException e)
      throws IOException {
    var original = S3Exceptions.httpResponse(e);
    if (original != null) {
      original
          .headers()
          .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    }
    var code = Optional.ofNullable(S3Exceptions.errorCode(e));
    if (code.isPresent()) {
      var details = e.awsErrorDetails();
      var message = Optional.ofNullable(details == null ? null : details.errorMessage()).orElse("");
      sendSimpleErrorResponse(request, response, code.get(), e.statusCode(), message, Map.of());
      return;
    }
    switch (e.statusCode()) {
      case 412 -> preconditionFailed(request, response);
      case 416 -> sendError(request, response, S3ErrorCode.INVALID_RANGE);
      case 405 -> sendError(request, response, S3ErrorCode.METHOD_NOT_ALLOWED);
      case 400, 422 -> sendError(request, response, S3ErrorCode.BAD_DIGEST);
      case 403 -> sendError(request, response, S3ErrorCode.ACCESS_DENIED);
      case 404 -> sendError(request, response, S3ErrorCode.NO_SUCH_KEY);
      default -> response.setStatus(e.statusCode());
    }
  }

  /** A read that asked "unless it is still this one" gets 304; RFC 9110, section 13.1.2. */
  private void preconditionFailed(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    boolean must =
        request.getHeader("If-Match") != null || request.getHeader("If-Unmodified-Since") != null;
    if (reads && !must) response.setStatus(304);
    else sendError(request, response, S3ErrorCode.PRECONDITION_FAILED);
  }

  private void sendError(HttpServletRequest request, HttpServletResponse response, S3ErrorCode code)
      throws IOException {
    sendError(request, response, new S3ProxyException(code));
  }
}
