package kr.mambo.beanstalk.cluster;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.mambo.beanstalk.api.Condition;
import kr.mambo.beanstalk.api.ConditionType;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;

/** A namespace of its own, and what its users do in it. */
record Tenant(String namespace, KubernetesClient client) {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  /** The namespace, with the operator at work. */
  static Tenant of(String namespace) {
    SystemTestBed.shared();
    var client = ControlPlane.shared().client();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .serverSideApply();
    return new Tenant(namespace, client);
  }

  /** `kubectl apply` of a manifest, which may be refused. */
  Kubectl.Result apply(String manifest) {
    return ControlPlane.shared().kubectl().applyManifest(manifest, "--namespace=" + namespace);
  }

  String kubectl(String... arguments) {
    var all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--namespace=" + namespace;
    return ControlPlane.shared().kubectl().run(all).orElseThrow();
  }

  /** Makes the Secret, or makes it this one. */
  void applySecret(String name, String type, Map<String, String> content) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withType(type)
                .withStringData(content)
                .build())
        .createOr(there -> there.patch(MERGE));
  }

  void applyConfigMap(String name, Map<String, String> content) {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(content)
                .build())
        .createOr(there -> there.patch(MERGE));
  }

  Resource<EbEnvironment> environment(String name) {
    return client.resources(EbEnvironment.class).inNamespace(namespace).withName(name);
  }

  EbEnvironment get(String name) {
    return requireNonNull(environment(name).get(), name);
  }

  EbEnvironmentStatus status(String name) {
    return requireNonNullElse(get(name).getStatus(), EbEnvironmentStatus.NONE);
  }

  /** Changes a resource by a merge patch, in YAML or JSON. */
  EbEnvironment patch(String name, String patch) {
    return environment(name).patch(MERGE, Corpus.parseYaml(patch).toString());
  }

  /** Its user wants another image in the first container. */
  EbEnvironment setImage(String name, String image) {
    return environment(name)
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\": \"replace\", \"path\": \"/spec/containers/0/image\", \"value\": \"%s\"}]"
                .formatted(image));
  }

  Optional<Condition> condition(String name, ConditionType type) {
    return status(name).conditions().stream().filter(c -> c.type().equals(type.name())).findFirst();
  }

  /** In the order in which they were written. */
  List<Event> events(String name) {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(e -> e.getInvolvedObject().getName().equals(name))
        .sorted(Comparator.comparing(e -> Long.valueOf(e.getMetadata().getResourceVersion())))
        .toList();
  }
}
