package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator may do as `deploy/base` installs it. */
class RightsTest {
  private static final ControlPlane plane = ControlPlane.up();

  @ParameterizedTest
  @CsvSource({
    "list,ebenvironments.eb.mambo.kr,default",
    "watch,ebenvironments.eb.mambo.kr,default",
    "patch,ebenvironments.eb.mambo.kr,default",
    "patch,ebenvironments.eb.mambo.kr/status,default",
    "get,secrets,default",
    "watch,configmaps,default",
    "create,events,default",
    "patch,leases.coordination.k8s.io,eb-system",
    "create,secrets,eb-system",
  })
  void itMayDoWhatItsWorkTakes(String verb, String resource, String namespace) {
    assertThat(may(verb, resource, namespace)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "create,ebenvironments.eb.mambo.kr,default",
    "delete,ebenvironments.eb.mambo.kr,default",
    "patch,ebaccounts.eb.mambo.kr,default",
    "create,secrets,default",
    "patch,secrets,eb-system",
    "delete,secrets,eb-system",
    "get,leases.coordination.k8s.io,default",
    "create,pods,default",
    "get,nodes,default",
    "impersonate,serviceaccounts,default",
  })
  void itMayDoNoMore(String verb, String resource, String namespace) {
    assertThat(may(verb, resource, namespace)).isFalse();
  }

  @Test
  void itsRightsAreNamedOneByOne() {
    var rights =
        List.of(plane.kubectl().run("kustomize", "deploy/base").orElseThrow().split("\n", -1));

    assertThat(rights)
        .contains("  name: eb-operator-environments")
        .noneMatch(r -> r.contains("'*'"));
  }

  private static boolean may(String verb, String resource, String namespace) {
    var answer =
        plane
            .kubectl()
            .run(
                "auth",
                "can-i",
                verb,
                resource,
                "--namespace=" + namespace,
                "--as=system:serviceaccount:eb-system:eb-operator");
    return answer.stdout().equals("yes\n");
  }
}
