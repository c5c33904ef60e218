package kr.mambo.beanstalk.emulator.s3;

import java.util.Map;
import java.util.Set;
import kr.mambo.beanstalk.emulator.http.HttpRequest;

/** The name of an operation, from method, target and sub-resource: S3 API reference, "Actions". */
final class S3OperationName {
  private static final Map<String, String> SUBRESOURCES =
      Map.ofEntries(
          Map.entry("acl", "Acl"),
          Map.entry("tagging", "Tagging"),
          Map.entry("versioning", "Versioning"),
          Map.entry("encryption", "Encryption"),
          Map.entry("policy", "Policy"),
          Map.entry("lifecycle", "LifecycleConfiguration"),
          Map.entry("publicAccessBlock", "PublicAccessBlock"),
          Map.entry("ownershipControls", "OwnershipControls"),
          Map.entry("cors", "Cors"),
          Map.entry("logging", "Logging"),
          Map.entry("notification", "NotificationConfiguration"),
          Map.entry("website", "Website"),
          Map.entry("replication", "Replication"),
          Map.entry("requestPayment", "RequestPayment"),
          Map.entry("accelerate", "AccelerateConfiguration"),
          Map.entry("object-lock", "ObjectLockConfiguration"),
          Map.entry("attributes", "Attributes"));

  private S3OperationName() {}

  static String resolve(HttpRequest request, S3Target target, Set<String> query) {
    if (target.isService()) return "ListBuckets";
    for (var each : SUBRESOURCES.entrySet()) {
      if (query.contains(each.getKey())) {
        return verb(request) + (target.isBucket() ? "Bucket" : "Object") + each.getValue();
      }
    }
    return target.isBucket() ? bucketOperation(request, query) : objectOperation(request, query);
  }

  private static String bucketOperation(HttpRequest request, Set<String> query) {
    return switch (request.method()) {
      case "PUT" -> "CreateBucket";
      case "DELETE" -> "DeleteBucket";
      case "HEAD" -> "HeadBucket";
      case "POST" -> "DeleteObjects";
      default -> {
        if (query.contains("location")) yield "GetBucketLocation";
        if (query.contains("uploads")) yield "ListMultipartUploads";
        if (query.contains("versions")) yield "ListObjectVersions";
        yield "ListObjectsV2";
      }
    };
  }

  private static String objectOperation(HttpRequest request, Set<String> query) {
    boolean multipart = query.contains("uploadId");
    return switch (request.method()) {
      case "PUT" -> {
        boolean copy = request.header("x-amz-copy-source").isPresent();
        if (multipart) yield copy ? "UploadPartCopy" : "UploadPart";
        yield copy ? "CopyObject" : "PutObject";
      }
      case "DELETE" -> multipart ? "AbortMultipartUpload" : "DeleteObject";
      case "HEAD" -> "HeadObject";
      case "POST" ->
          query.contains("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
      default -> multipart ? "ListParts" : "GetObject";
    };
  }

  /**
   * The permission that a policy has to grant: Service Authorization Reference, "Actions,
   * resources, and condition keys for Amazon S3".
   */
  static String requiredPermission(String operation) {
    return "s3:"
        + switch (operation) {
          case "HeadObject" -> "GetObject";
          case "HeadBucket", "ListObjectsV2" -> "ListBucket";
          case "ListBuckets" -> "ListAllMyBuckets";
          case "DeleteObjects" -> "DeleteObject";
          case "ListObjectVersions" -> "ListBucketVersions";
          case "CopyObject",
              "UploadPart",
              "UploadPartCopy",
              "CreateMultipartUpload",
              "CompleteMultipartUpload" ->
              "PutObject";
          case "ListParts" -> "ListMultipartUploadParts";
          case "ListMultipartUploads" -> "ListBucketMultipartUploads";
          default -> operation;
        };
  }

  private static String verb(HttpRequest request) {
    return switch (request.method()) {
      case "PUT", "POST" -> "Put";
      case "DELETE" -> "Delete";
      default -> "Get";
    };
  }
}
