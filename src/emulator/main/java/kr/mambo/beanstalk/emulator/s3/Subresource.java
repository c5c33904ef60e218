package kr.mambo.beanstalk.emulator.s3;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A configuration document of a bucket, or the tags of an object: it is kept as it came and
 * answered again, and has no effect. S3 API reference, the "Get…" action of each.
 *
 * @param parameter the query parameter that names it
 * @param missing what is answered before it was ever put
 */
record Subresource(String parameter, Missing missing) {
  /** What a bucket says that has no such document. */
  sealed interface Missing {
    /** A refusal with 404. */
    record Refused(String code, String message) implements Missing {}

    /** The document that AWS gives every bucket. */
    record Standard(String xml) implements Missing {}

    /** The document that AWS gives every bucket, until it is deleted. */
    record Initial(String xml, Refused deleted) implements Missing {}
  }

  static final Subresource OBJECT_TAGGING =
      standard("tagging", "<Tagging xmlns=\"" + S3Xml.NAMESPACE + "\"><TagSet/></Tagging>");

  static final Subresource ENCRYPTION =
      standard(
          "encryption",
          "<ServerSideEncryptionConfiguration xmlns=\""
              + S3Xml.NAMESPACE
              + "\"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
              + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled>"
              + "</Rule></ServerSideEncryptionConfiguration>");

  private static final List<Subresource> OF_BUCKET =
      List.of(
          refused("tagging", "NoSuchTagSet", "The TagSet does not exist"),
          refused("policy", "NoSuchBucketPolicy", "The bucket policy does not exist"),
          refused(
              "lifecycle",
              "NoSuchLifecycleConfiguration",
              "The lifecycle configuration does not exist"),
          refused("cors", "NoSuchCORSConfiguration", "The CORS configuration does not exist"),
          refused(
              "website",
              "NoSuchWebsiteConfiguration",
              "The specified bucket does not have a website configuration"),
          refused(
              "replication",
              "ReplicationConfigurationNotFoundError",
              "The replication configuration was not found"),
          refused(
              "object-lock",
              "ObjectLockConfigurationNotFoundError",
              "Object Lock configuration does not exist for this bucket"),
          initial(
              "publicAccessBlock",
              "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>"
                  + "<IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true"
                  + "</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets>"
                  + "</PublicAccessBlockConfiguration>",
              "NoSuchPublicAccessBlockConfiguration",
              "The public access block configuration was not found"),
          initial(
              "ownershipControls",
              "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership>"
                  + "</Rule></OwnershipControls>",
              "OwnershipControlsNotFoundError",
              "The bucket ownership controls were not found"),
          standard("logging", "<BucketLoggingStatus/>"),
          standard("notification", "<NotificationConfiguration/>"),
          standard("accelerate", "<AccelerateConfiguration/>"),
          standard(
              "requestPayment",
              "<RequestPaymentConfiguration><Payer>BucketOwner</Payer>"
                  + "</RequestPaymentConfiguration>"));

  /** The document that a request is about, if it is about one. */
  static Optional<Subresource> of(Target target, Collection<String> query) {
    if (target.isService()) return Optional.empty();
    if (!target.isBucket()) {
      return query.contains("tagging") ? Optional.of(OBJECT_TAGGING) : Optional.empty();
    }
    return OF_BUCKET.stream().filter(each -> query.contains(each.parameter)).findFirst();
  }

  private static Subresource refused(String parameter, String code, String message) {
    return new Subresource(parameter, new Missing.Refused(code, message));
  }

  private static Subresource initial(String parameter, String xml, String code, String message) {
    return new Subresource(parameter, new Missing.Initial(xml, new Missing.Refused(code, message)));
  }

  private static Subresource standard(String parameter, String xml) {
    return new Subresource(parameter, new Missing.Standard(xml));
  }
}
