package kr.mambo.beanstalk.act;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.aws.ArtifactStore.NewObject;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.NewObjectBuilder;
import kr.mambo.beanstalk.bundle.Artifact;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Scope;

/**
 * Writes artifacts to S3, never over something that is there; the bundle last, so that it stands
 * for all.
 */
final class ArtifactUploader {
  private final AwsClients clients;

  ArtifactUploader(AwsClients clients) {
    this.clients = clients;
  }

  void upload(Scope scope, Observation observed, SourceBundle bundle, List<String> keys) {
    var bucket = bucket(scope, observed);
    var kmsKey = kmsKey(observed);
    for (var artifact : bundle.artifacts()) {
      if (keys.contains(artifact.key())) {
        clients.artifacts(scope).putIfAbsent(newObject(observed, bucket, kmsKey, artifact));
      }
    }
  }

  /** One object that is not of a bundle. */
  void upload(Scope scope, Observation observed, Artifact artifact) {
    clients
        .artifacts(scope)
        .putIfAbsent(newObject(observed, bucket(scope, observed), kmsKey(observed), artifact));
  }

  private String bucket(Scope scope, Observation observed) {
    var storage = observed.resource().spec().storage();
    return storage == null ? clients.beanstalk(scope).createStorageLocation() : storage.bucket();
  }

  private static Optional<String> kmsKey(Observation observed) {
    var storage = observed.resource().spec().storage();
    return Optional.ofNullable(storage == null ? null : storage.kmsKey());
  }

  private static NewObject newObject(
      Observation observed, String bucket, Optional<String> kmsKey, Artifact artifact) {
    return NewObjectBuilder.builder()
        .bucket(bucket)
        .key(artifact.key())
        .length(artifact.content().size())
        .content(() -> new ByteArrayInputStream(artifact.content().bytes()))
        .kmsKey(kmsKey)
        .metadata(Map.of("owner", observed.ownerId()))
        .build();
  }
}
