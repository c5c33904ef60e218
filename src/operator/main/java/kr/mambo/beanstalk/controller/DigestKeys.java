package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.workload.Content;
import org.jspecify.annotations.Nullable;

/** The key of all digests: a Secret of the operator's namespace, made once. */
final class DigestKeys {
  static final String SECRET = "eb-operator-digest-key";
  private static final String KEY = "key";
  private static final int BYTES = 32;
  private static final int CONFLICT = 409;

  /**
   * A key and its name.
   *
   * @param id changes with the key
   */
  record Named(DigestKey key, String id) {}

  private final KubernetesClient kubernetes;
  private final String namespace;
  private @Nullable Named known;

  DigestKeys(KubernetesClient kubernetes, String namespace) {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
  }

  synchronized Named get() {
    if (known == null) known = named(readOrMake());
    return known;
  }

  private Secret readOrMake() {
    var there = kubernetes.secrets().inNamespace(namespace).withName(SECRET).get();
    if (there != null) return there;
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var made =
        new SecretBuilder()
            .withNewMetadata()
            .withName(SECRET)
            .withNamespace(namespace)
            .endMetadata()
            .withImmutable(true)
            .withData(Map.of(KEY, Base64.getEncoder().encodeToString(bytes)))
            .build();
    try {
      return kubernetes.resource(made).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT)
        return kubernetes.secrets().inNamespace(namespace).withName(SECRET).require();
      throw e;
    }
  }

  private static Named named(Secret secret) {
    var bytes = Base64.getDecoder().decode(secret.getData().get(KEY));
    return new Named(
        new DigestKey(Content.of(bytes)), secret.getMetadata().getUid().substring(0, 8));
  }
}
