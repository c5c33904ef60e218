package kr.mambo.beanstalk.workload;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kr.mambo.beanstalk.api.Container;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EnvVar;
import kr.mambo.beanstalk.api.KeyReference;
import kr.mambo.beanstalk.api.KeyToPath;
import kr.mambo.beanstalk.api.LocalSecretReference;
import kr.mambo.beanstalk.api.Registry;
import kr.mambo.beanstalk.api.Volume;
import kr.mambo.beanstalk.workload.InputReference.Kind;
import org.jspecify.annotations.Nullable;

/** The ConfigMaps and Secrets that a spec references. */
public final class InputReferences {
  private InputReferences() {}

  /** One for each field that references one, in the spec's order. */
  public static List<InputReference> list(EbEnvironmentSpec spec) {
    return Stream.of(
            spec.registries().stream().flatMap(InputReferences::listRegistry),
            spec.containers().stream().flatMap(InputReferences::listContainer),
            spec.volumes().stream().flatMap(InputReferences::listVolume))
        .flatMap(references -> references)
        .toList();
  }

  private static Stream<InputReference> listRegistry(Registry registry) {
    var field = FieldPaths.registry(registry.host());
    return Stream.of(
            secretReference(registry.credentialsSecretRef(), field + ".credentialsSecretRef"),
            secretReference(registry.certificatesSecretRef(), field + ".certificatesSecretRef"))
        .filter(Objects::nonNull);
  }

  private static @Nullable InputReference secretReference(
      @Nullable LocalSecretReference secret, String field) {
    return secret == null
        ? null
        : new InputReference(Kind.Secret, secret.name(), List.of(), false, field);
  }

  private static Stream<InputReference> listContainer(Container container) {
    return container.env().stream()
        .flatMap(
            variable ->
                listVariable(variable, FieldPaths.variable(container.name(), variable.name())));
  }

  private static Stream<InputReference> listVariable(EnvVar variable, String field) {
    var source = variable.valueFrom();
    if (source == null) return Stream.empty();
    return Stream.of(
            keyReference(Kind.Secret, source.secretKeyRef(), field + ".valueFrom.secretKeyRef"),
            keyReference(
                Kind.ConfigMap, source.configMapKeyRef(), field + ".valueFrom.configMapKeyRef"))
        .filter(Objects::nonNull);
  }

  private static @Nullable InputReference keyReference(
      Kind kind, @Nullable KeyReference selector, String field) {
    return selector == null
        ? null
        : new InputReference(
            kind, selector.name(), List.of(selector.key()), selector.optional(), field);
  }

  private static Stream<InputReference> listVolume(Volume volume) {
    var field = FieldPaths.volume(volume.name());
    var config = volume.configMap();
    var secret = volume.secret();
    if (config != null) {
      var keys = keys(config.items());
      return Stream.of(
          new InputReference(
              Kind.ConfigMap, config.name(), keys, config.optional(), field + ".configMap"));
    }
    if (secret != null) {
      var keys = keys(secret.items());
      return Stream.of(
          new InputReference(
              Kind.Secret, secret.secretName(), keys, secret.optional(), field + ".secret"));
    }
    return Stream.empty();
  }

  private static List<String> keys(List<KeyToPath> items) {
    return items.stream().map(KeyToPath::key).distinct().toList();
  }
}
