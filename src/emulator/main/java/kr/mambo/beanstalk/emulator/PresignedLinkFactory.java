package kr.mambo.beanstalk.emulator;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import kr.mambo.beanstalk.emulator.iam.AccountRegistry;
import kr.mambo.beanstalk.emulator.s3.Bucket;
import kr.mambo.beanstalk.emulator.s3.S3;
import kr.mambo.beanstalk.emulator.signature.Credential;
import kr.mambo.beanstalk.emulator.signature.Presigner;
import org.jspecify.annotations.Nullable;

/** Presigned addresses of the running S3, signed by a key of the bucket's owner. */
final class PresignedLinkFactory implements S3.LinkFactory {
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private final AccountRegistry accounts;
  private final InstantSource clock;
  private final ConcurrentMap<String, Credential> signers = new ConcurrentHashMap<>();
  private final AtomicReference<URI> endpoint = new AtomicReference<>(URI.create("http://s3"));

  PresignedLinkFactory(AccountRegistry accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** S3 listens there; before that nobody can have asked for an address. */
  void setEndpoint(URI newEndpoint) {
    endpoint.set(newEndpoint);
  }

  @Override
  public String create(Bucket bucket, String key) {
    var signer = signers.compute(bucket.account(), this::findOrCreateSigner);
    return Presigner.presignGet(
        endpoint.get(),
        "/" + bucket.name() + "/" + key,
        signer,
        bucket.region(),
        clock.instant(),
        LIFETIME);
  }

  /** A reset forgets the keys of the past. */
  private Credential findOrCreateSigner(String account, @Nullable Credential current) {
    return current != null && accounts.find(current.accessKeyId()).isPresent()
        ? current
        : accounts.createAccessKey(account, "elasticbeanstalk");
  }
}
