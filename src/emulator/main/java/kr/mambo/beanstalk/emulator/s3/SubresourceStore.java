package kr.mambo.beanstalk.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.emulator.http.FormParameters;
import kr.mambo.beanstalk.emulator.http.HttpResponse;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;
import kr.mambo.beanstalk.emulator.s3.Subresource.AbsentDocumentResponse;

/** The documents that buckets and objects were given. */
final class SubresourceStore {
  private static final int MAX_LENGTH = 256 * 1024;

  /** Stands for a document that was taken away: what AWS gives every bucket is then gone too. */
  private static final String DELETED = "-";

  private record DocumentKey(String bucket, String key, String subresource) {}

  private final Map<DocumentKey, String> documents = new ConcurrentHashMap<>();

  HttpResponse handle(String method, S3Target target, Subresource kind, InputStream body)
      throws IOException {
    var place = new DocumentKey(target.bucket(), target.key(), kind.parameter());
    return switch (method) {
      case "PUT" -> {
        documents.put(place, readDocument(body));
        yield HttpResponse.text(
            kind.parameter().equals("policy") ? 204 : 200, contentType(kind), "");
      }
      case "DELETE" -> {
        documents.put(place, DELETED);
        yield HttpResponse.text(204, contentType(kind), "");
      }
      case "GET" -> HttpResponse.text(200, contentType(kind), findOrDefault(place, target, kind));
      default ->
          throw new S3Error(
              405,
              "MethodNotAllowed",
              "The specified method is not allowed against this resource.");
    };
  }

  /** An object was put: it has the tags of the header and no others. */
  void putTags(S3Target target, String header) {
    var place = new DocumentKey(target.bucket(), target.key(), "tagging");
    documents.remove(place);
    if (header.isEmpty()) return;
    var xml = new S3Xml("Tagging", S3Xml.NAMESPACE).start("TagSet");
    try {
      for (var tag : FormParameters.parse(header)) {
        xml.start("Tag").element("Key", tag.getKey()).element("Value", tag.getValue()).end();
      }
    } catch (PercentEncoding.MalformedEncodingException e) {
      throw new S3Error(
          400,
          "InvalidArgument",
          "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded");
    }
    documents.put(place, xml.text());
  }

  /** An object is gone, or with an empty key a whole bucket. */
  void remove(String bucket, String key) {
    documents
        .keySet()
        .removeIf(place -> place.bucket.equals(bucket) && (key.isEmpty() || place.key.equals(key)));
  }

  /** All of them as rows of bucket, key, sub-resource and text. */
  List<List<String>> rows() {
    return documents.entrySet().stream()
        .map(
            each -> {
              var place = each.getKey();
              return List.of(place.bucket, place.key, place.subresource, each.getValue());
            })
        .toList();
  }

  void restore(List<List<String>> rows) {
    for (var row : rows) {
      documents.put(new DocumentKey(row.get(0), row.get(1), row.get(2)), row.get(3));
    }
  }

  private String findOrDefault(DocumentKey place, S3Target target, Subresource kind) {
    var document = documents.getOrDefault(place, "");
    if (!document.isEmpty() && !document.equals(DELETED)) return document;
    return switch (kind.whenAbsent()) {
      case AbsentDocumentResponse.DefaultDocument(String xml) -> xml;
      case AbsentDocumentResponse.DeletableDefaultDocument(
              String xml,
              AbsentDocumentResponse.NotFound call) -> {
        if (document.equals(DELETED)) throw notFound(call, target);
        yield xml;
      }
      case AbsentDocumentResponse.NotFound call -> throw notFound(call, target);
    };
  }

  private static S3Error notFound(AbsentDocumentResponse.NotFound call, S3Target target) {
    return new S3Error(404, call.code(), call.message()).withElement("BucketName", target.bucket());
  }

  private static String readDocument(InputStream body) throws IOException {
    var bytes = body.readNBytes(MAX_LENGTH + 1);
    if (bytes.length > MAX_LENGTH) {
      throw new S3Error(400, "MaxMessageLengthExceeded", "Your request was too large.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String contentType(Subresource kind) {
    return kind.parameter().equals("policy") ? "application/json" : "application/xml";
  }
}
