package kr.mambo.beanstalk.controller;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import kr.mambo.beanstalk.bundle.DigestKey;
import kr.mambo.beanstalk.workload.Content;
import org.jspecify.annotations.Nullable;

/** The key of all digests: a Secret of the operator's namespace, created once. */
final class DigestKeyStore {
  static final String SECRET = "eb-operator-digest-key";
  private static final String KEY = "key";
  private static final int BYTES = 32;

  /**
   * A key and its name.
   *
   * @param id changes with the key
   */
  record NamedKey(DigestKey key, String id) {}

  private final KubernetesClient kubernetes;
  private final String namespace;
  private @Nullable NamedKey cached;

  DigestKeyStore(KubernetesClient kubernetes, String namespace) {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
  }

  synchronized NamedKey get() {
    if (cached == null) cached = toNamedKey(getOrCreate());
    return cached;
  }

  private Secret getOrCreate() {
    var existing = kubernetes.secrets().inNamespace(namespace).withName(SECRET).get();
    if (existing != null) return existing;
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var created =
        new SecretBuilder()
            .withNewMetadata()
            .withName(SECRET)
            .withNamespace(namespace)
            .endMetadata()
            .withImmutable(true)
            .withData(Map.of(KEY, Base64.getEncoder().encodeToString(bytes)))
            .build();
    try {
      return kubernetes.resource(created).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT)
        return kubernetes.secrets().inNamespace(namespace).withName(SECRET).require();
      throw e;
    }
  }

  private static NamedKey toNamedKey(Secret secret) {
    var bytes = Base64.getDecoder().decode(secret.getData().get(KEY));
    return new NamedKey(
        new DigestKey(Content.of(bytes)), secret.getMetadata().getUid().substring(0, 8));
  }
}
