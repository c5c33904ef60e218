package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator may do as `deploy/base` installs it. */
class RbacTest {
  private static final ControlPlane plane = ControlPlane.shared();

  @ParameterizedTest
  @CsvSource({
    "list,ebenvironments.eb.mambo.kr,default",
    "watch,ebenvironments.eb.mambo.kr,default",
    "patch,ebenvironments.eb.mambo.kr,default",
    "patch,ebenvironments.eb.mambo.kr/status,default",
    "get,secrets,default",
    "watch,configmaps,default",
    "create,events.events.k8s.io,default",
    "patch,events.events.k8s.io,default",
    "patch,leases.coordination.k8s.io,eb-system",
    "create,secrets,eb-system",
    "create,secrets,default",
    "patch,deployments.apps,default",
    "delete,services,default",
    "watch,ingresses.networking.k8s.io,default",
    "patch,networkpolicies.networking.k8s.io,default",
    "create,serviceaccounts,default",
    "patch,poddisruptionbudgets.policy,default",
    "delete,horizontalpodautoscalers.autoscaling,default",
    "list,pods,default",
    "list,endpointslices.discovery.k8s.io,default",
  })
  void itMayDoWhatItsWorkTakes(String verb, String resource, String namespace) {
    assertThat(isAllowed(verb, resource, namespace)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "create,ebenvironments.eb.mambo.kr,default",
    "delete,ebenvironments.eb.mambo.kr,default",
    "patch,ebaccounts.eb.mambo.kr,default",
    "update,secrets,default",
    "update,deployments.apps,default",
    "patch,deployments.apps/status,default",
    "create,configmaps,default",
    "get,pods,default",
    "delete,pods,default",
    "get,leases.coordination.k8s.io,default",
    "create,pods,default",
    "get,nodes,default",
    "impersonate,serviceaccounts,default",
  })
  void itMayDoNoMore(String verb, String resource, String namespace) {
    assertThat(isAllowed(verb, resource, namespace)).isFalse();
  }

  @Test
  void inOneNamespaceItMayDoWhatItMayDoInAll() {
    for (var role : List.of("environments", "kubernetes")) {
      var everywhere = findRendered("deploy/base", ClusterRole.class, "eb-operator-" + role);
      var name = role.equals("environments") ? "eb-operator" : "eb-operator-kubernetes";
      var inWeb = findRendered("deploy/overlays/namespaced", Role.class, name, "web");

      assertThat(inWeb.getRules()).isEqualTo(everywhere.getRules());
    }
  }

  @Test
  void installedInNamespacesItReadsNoSecretsElsewhere() {
    assertThat(render("deploy/overlays/namespaced"))
        .filteredOn(item -> item instanceof ClusterRole)
        .flatExtracting(item -> ((ClusterRole) item).getRules())
        .flatExtracting(PolicyRule::getResources)
        .doesNotContain("secrets", "*");
  }

  private static <T extends HasMetadata> T findRendered(
      String folder, Class<T> kind, String... names) {
    return render(folder).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(item -> item.getMetadata().getName().equals(names[0]))
        .filter(item -> names.length == 1 || names[1].equals(item.getMetadata().getNamespace()))
        .findFirst()
        .orElseThrow();
  }

  private static List<HasMetadata> render(String folder) {
    var text = plane.kubectl().run("kustomize", folder).orElseThrow();
    try (var client = plane.client()) {
      return client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).items();
    }
  }

  private static boolean isAllowed(String verb, String resource, String namespace) {
    // can-i reads what is behind a slash as a name.
    var parts = resource.split("/", 2);
    var answer =
        plane
            .kubectl()
            .run(
                "auth",
                "can-i",
                verb,
                parts[0],
                "--subresource=" + (parts.length > 1 ? parts[1] : ""),
                "--namespace=" + namespace,
                "--as=system:serviceaccount:eb-system:eb-operator");
    return answer.stdout().equals("yes\n");
  }
}
