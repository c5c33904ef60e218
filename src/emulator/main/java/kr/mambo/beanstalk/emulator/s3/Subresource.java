package kr.mambo.beanstalk.emulator.s3;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A configuration document of a bucket, or the tags of an object: it is kept as it came and
 * answered again, and has no effect. S3 API reference, the "Get…" action of each.
 *
 * @param parameter the query parameter that names it
 * @param whenAbsent what is answered before it was ever put
 */
record Subresource(String parameter, AbsentDocumentResponse whenAbsent) {
  /** What a bucket says that has no such document. */
  sealed interface AbsentDocumentResponse {
    /** A refusal with 404. */
    record NotFound(String code, String message) implements AbsentDocumentResponse {}

    /** The document that AWS gives every bucket. */
    record DefaultDocument(String xml) implements AbsentDocumentResponse {}

    /** The document that AWS gives every bucket, until it is deleted. */
    record DeletableDefaultDocument(String xml, NotFound afterDeletion)
        implements AbsentDocumentResponse {}
  }

  static final Subresource OBJECT_TAGGING =
      withDefault("tagging", "<Tagging xmlns=\"" + S3Xml.NAMESPACE + "\"><TagSet/></Tagging>");

  static final Subresource ENCRYPTION =
      withDefault(
          "encryption",
          "<ServerSideEncryptionConfiguration xmlns=\""
              + S3Xml.NAMESPACE
              + "\"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
              + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled>"
              + "</Rule></ServerSideEncryptionConfiguration>");

  private static final List<Subresource> BUCKET_SUBRESOURCES =
      List.of(
          withoutDefault("tagging", "NoSuchTagSet", "The TagSet does not exist"),
          withoutDefault("policy", "NoSuchBucketPolicy", "The bucket policy does not exist"),
          withoutDefault(
              "lifecycle",
              "NoSuchLifecycleConfiguration",
              "The lifecycle configuration does not exist"),
          withoutDefault(
              "cors", "NoSuchCORSConfiguration", "The CORS configuration does not exist"),
          withoutDefault(
              "website",
              "NoSuchWebsiteConfiguration",
              "The specified bucket does not have a website configuration"),
          withoutDefault(
              "replication",
              "ReplicationConfigurationNotFoundError",
              "The replication configuration was not found"),
          withoutDefault(
              "object-lock",
              "ObjectLockConfigurationNotFoundError",
              "Object Lock configuration does not exist for this bucket"),
          withDeletableDefault(
              "publicAccessBlock",
              "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>"
                  + "<IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true"
                  + "</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets>"
                  + "</PublicAccessBlockConfiguration>",
              "NoSuchPublicAccessBlockConfiguration",
              "The public access block configuration was not found"),
          withDeletableDefault(
              "ownershipControls",
              "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership>"
                  + "</Rule></OwnershipControls>",
              "OwnershipControlsNotFoundError",
              "The bucket ownership controls were not found"),
          withDefault("logging", "<BucketLoggingStatus/>"),
          withDefault("notification", "<NotificationConfiguration/>"),
          withDefault("accelerate", "<AccelerateConfiguration/>"),
          withDefault(
              "requestPayment",
              "<RequestPaymentConfiguration><Payer>BucketOwner</Payer>"
                  + "</RequestPaymentConfiguration>"));

  /** The document that a request is about, if it is about one. */
  static Optional<Subresource> of(S3Target target, Collection<String> query) {
    if (target.isService()) return Optional.empty();
    if (!target.isBucket()) {
      return query.contains("tagging") ? Optional.of(OBJECT_TAGGING) : Optional.empty();
    }
    return BUCKET_SUBRESOURCES.stream().filter(each -> query.contains(each.parameter)).findFirst();
  }

  private static Subresource withoutDefault(String parameter, String code, String message) {
    return new Subresource(parameter, new AbsentDocumentResponse.NotFound(code, message));
  }

  private static Subresource withDeletableDefault(
      String parameter, String xml, String code, String message) {
    return new Subresource(
        parameter,
        new AbsentDocumentResponse.DeletableDefaultDocument(
            xml, new AbsentDocumentResponse.NotFound(code, message)));
  }

  private static Subresource withDefault(String parameter, String xml) {
    return new Subresource(parameter, new AbsentDocumentResponse.DefaultDocument(xml));
  }
}
