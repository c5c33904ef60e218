package kr.mambo.beanstalk.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.emulator.http.HttpAnswer;
import kr.mambo.beanstalk.emulator.http.Parameters;
import kr.mambo.beanstalk.emulator.http.Percent;
import kr.mambo.beanstalk.emulator.s3.Subresource.Missing;

/** The documents that buckets and objects were given. */
final class Documents {
  private static final int LONGEST = 256 * 1024;

  /** Stands for a document that was taken away: what AWS gives every bucket is then gone too. */
  private static final String DELETED = "-";

  private record Place(String bucket, String key, String subresource) {}

  private final Map<Place, String> documents = new ConcurrentHashMap<>();

  HttpAnswer answer(String method, Target target, Subresource kind, InputStream body)
      throws IOException {
    var place = new Place(target.bucket(), target.key(), kind.parameter());
    return switch (method) {
      case "PUT" -> {
        documents.put(place, read(body));
        yield HttpAnswer.text(kind.parameter().equals("policy") ? 204 : 200, type(kind), "");
      }
      case "DELETE" -> {
        documents.put(place, DELETED);
        yield HttpAnswer.text(204, type(kind), "");
      }
      case "GET" -> HttpAnswer.text(200, type(kind), found(place, target, kind));
      default ->
          throw new S3Error(
              405,
              "MethodNotAllowed",
              "The specified method is not allowed against this resource.");
    };
  }

  /** An object was put: it has the tags of the header and no others. */
  void tag(Target target, String header) {
    var place = new Place(target.bucket(), target.key(), "tagging");
    documents.remove(place);
    if (header.isEmpty()) return;
    var xml = new S3Xml("Tagging", S3Xml.NAMESPACE).start("TagSet");
    try {
      for (var tag : Parameters.parse(header)) {
        xml.start("Tag").element("Key", tag.getKey()).element("Value", tag.getValue()).end();
      }
    } catch (Percent.Malformed e) {
      throw new S3Error(
          400,
          "InvalidArgument",
          "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded");
    }
    documents.put(place, xml.text());
  }

  /** An object is gone, or with an empty key a whole bucket. */
  void forget(String bucket, String key) {
    documents
        .keySet()
        .removeIf(place -> place.bucket.equals(bucket) && (key.isEmpty() || place.key.equals(key)));
  }

  /** All of them as rows of bucket, key, sub-resource and text. */
  List<List<String>> all() {
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
      documents.put(new Place(row.get(0), row.get(1), row.get(2)), row.get(3));
    }
  }

  private String found(Place place, Target target, Subresource kind) {
    var document = documents.getOrDefault(place, "");
    if (!document.isEmpty() && !document.equals(DELETED)) return document;
    return switch (kind.missing()) {
      case Missing.Standard(String xml) -> xml;
      case Missing.Initial(String xml, Missing.Refused refused) -> {
        if (document.equals(DELETED)) throw refused(refused, target);
        yield xml;
      }
      case Missing.Refused refused -> throw refused(refused, target);
    };
  }

  private static S3Error refused(Missing.Refused refused, Target target) {
    return new S3Error(404, refused.code(), refused.message()).with("BucketName", target.bucket());
  }

  private static String read(InputStream body) throws IOException {
    var bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new S3Error(400, "MaxMessageLengthExceeded", "Your request was too large.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String type(Subresource kind) {
    return kind.parameter().equals("policy") ? "application/json" : "application/xml";
  }
}
