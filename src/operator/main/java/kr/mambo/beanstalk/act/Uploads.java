package kr.mambo.beanstalk.act;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.aws.ArtifactStore.NewObject;
import kr.mambo.beanstalk.aws.Clients;
import kr.mambo.beanstalk.bundle.Artifact;
import kr.mambo.beanstalk.bundle.SourceBundle;
import kr.mambo.beanstalk.model.Observation;
import kr.mambo.beanstalk.model.Scope;

/**
 * Writes artifacts to S3, never over something that is there; the bundle last, so that it stands
 * for all.
 */
final class Uploads {
  private final Clients clients;

  Uploads(Clients clients) {
    this.clients = clients;
  }

  void put(Scope scope, Observation seen, SourceBundle bundle, List<String> keys) {
    var bucket = bucket(scope, seen);
    var kmsKey = kmsKey(seen);
    for (var artifact : bundle.artifacts()) {
      if (keys.contains(artifact.key())) {
        clients.artifacts(scope).putIfAbsent(object(seen, bucket, kmsKey, artifact));
      }
    }
  }

  /** One object that is not of a bundle. */
  void put(Scope scope, Observation seen, Artifact artifact) {
    clients.artifacts(scope).putIfAbsent(object(seen, bucket(scope, seen), kmsKey(seen), artifact));
  }

  private String bucket(Scope scope, Observation seen) {
    var storage = seen.subject().spec().storage();
    return storage == null ? clients.beanstalk(scope).storageLocation() : storage.bucket();
  }

  private static Optional<String> kmsKey(Observation seen) {
    var storage = seen.subject().spec().storage();
    return Optional.ofNullable(storage == null ? null : storage.kmsKey());
  }

  private static NewObject object(
      Observation seen, String bucket, Optional<String> kmsKey, Artifact artifact) {
    return new NewObject(
        bucket,
        artifact.key(),
        artifact.content().size(),
        () -> new ByteArrayInputStream(artifact.content().bytes()),
        kmsKey,
        Map.of("owner", seen.ownerId()));
  }
}
