package kr.mambo.beanstalk.workload;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.Container;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EnvVar;
import kr.mambo.beanstalk.api.KeyReference;
import kr.mambo.beanstalk.api.KeyToPath;
import kr.mambo.beanstalk.api.LocalReference;
import kr.mambo.beanstalk.api.Registry;
import kr.mambo.beanstalk.api.Volume;
import kr.mambo.beanstalk.workload.Reference.Kind;
import org.jspecify.annotations.Nullable;

/** Which ConfigMaps and Secrets a spec refers to. */
public final class References {
  private References() {}

  /** One for each place in the spec, in its order. */
  public static List<Reference> of(EbEnvironmentSpec spec) {
    return Stream.of(
            spec.registries().stream().flatMap(References::ofRegistry),
            spec.containers().stream().flatMap(References::ofContainer),
            spec.volumes().stream().flatMap(References::ofVolume))
        .flatMap(references -> references)
        .toList();
  }

  private static Stream<Reference> ofRegistry(Registry registry) {
    var field = Fields.registry(registry.host());
    return Stream.of(
            whole(registry.credentialsSecretRef(), field + ".credentialsSecretRef"),
            whole(registry.certificatesSecretRef(), field + ".certificatesSecretRef"))
        .filter(Objects::nonNull);
  }

  private static @Nullable Reference whole(@Nullable LocalReference secret, String field) {
    return secret == null
        ? null
        : new Reference(Kind.Secret, secret.name(), List.of(), false, field);
  }

  private static Stream<Reference> ofContainer(Container container) {
    return container.env().stream()
        .flatMap(
            variable -> ofVariable(variable, Fields.variable(container.name(), variable.name())));
  }

  private static Stream<Reference> ofVariable(EnvVar variable, String field) {
    return Stream.of(
            key(Kind.Secret, variable.secretKeyRef(), field + ".secretKeyRef"),
            key(Kind.ConfigMap, variable.configMapKeyRef(), field + ".configMapKeyRef"))
        .filter(Objects::nonNull);
  }

  private static @Nullable Reference key(Kind kind, @Nullable KeyReference from, String field) {
    return from == null
        ? null
        : new Reference(kind, from.name(), List.of(from.key()), from.optional(), field);
  }

  private static Stream<Reference> ofVolume(Volume volume) {
    var field = Fields.volume(volume.name());
    var config = volume.configMap();
    var secret = volume.secret();
    if (config != null) {
      var keys = keys(config.items());
      return Stream.of(
          new Reference(
              Kind.ConfigMap, config.name(), keys, config.optional(), field + ".configMap"));
    }
    if (secret != null) {
      var keys = keys(secret.items());
      return Stream.of(
          new Reference(
              Kind.Secret, secret.secretName(), keys, secret.optional(), field + ".secret"));
    }
    return Stream.empty();
  }

  private static List<String> keys(List<KeyToPath> items) {
    return items.stream().map(KeyToPath::key).distinct().toList();
  }
}
