package kr.mambo.beanstalk.emulator.s3;

import java.util.Map;
import kr.mambo.beanstalk.emulator.http.HttpResponse;

/** S3's no, in its own words: S3 API reference, "Error responses". */
final class S3Error extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;
  private final transient Map<String, String> headers;
  private final transient Map<String, String> elements;

  private S3Error(
      int status,
      String code,
      String message,
      Map<String, String> headers,
      Map<String, String> elements) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.elements = elements;
  }

  S3Error(int status, String code, String message) {
    this(status, code, message, Map.of(), Map.of());
  }

  static S3Error accessDenied() {
    return new S3Error(403, "AccessDenied", "Access Denied");
  }

  static S3Error noSuchBucket(String bucket) {
    return new S3Error(404, "NoSuchBucket", "The specified bucket does not exist")
        .withElement("BucketName", bucket);
  }

  /** The bucket is in another region than the request was signed for. */
  static S3Error wrongRegion(Bucket bucket) {
    return new S3Error(
        301,
        "PermanentRedirect",
        "The bucket you are attempting to access must be addressed using the specified endpoint."
            + " Please send all future requests to this endpoint.",
        Map.of("x-amz-bucket-region", bucket.region()),
        Map.of(
            "Bucket",
            bucket.name(),
            "Endpoint",
            bucket.name() + ".s3." + bucket.region() + ".amazonaws.com"));
  }

  S3Error withElement(String element, String value) {
    return new S3Error(status, code, getMessage(), headers, Map.of(element, value));
  }

  String code() {
    return code;
  }

  int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  HttpResponse toResponse(String resource, String requestId) {
    var xml = new S3Xml("Error").element("Code", code).element("Message", getMessage());
    elements.forEach(xml::element);
    xml.element("Resource", resource).element("RequestId", requestId);
    var response = HttpResponse.text(status, "application/xml", xml.text());
    for (var header : headers.entrySet())
      response = response.withHeader(header.getKey(), header.getValue());
    return response.withHeader("x-amz-request-id", requestId);
  }
}
