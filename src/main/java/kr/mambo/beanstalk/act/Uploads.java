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
    var storage = seen.subject().spec().storage();
    var bucket = storage == null ? clients.beanstalk(scope).storageLocation() : storage.bucket();
    var kmsKey = Optional.ofNullable(storage == null ? null : storage.kmsKey());
    for (var artifact : bundle.artifacts()) {
      if (keys.contains(artifact.key())) {
        clients.artifacts(scope).putIfAbsent(object(seen, bucket, kmsKey, artifact));
      }
    }
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
