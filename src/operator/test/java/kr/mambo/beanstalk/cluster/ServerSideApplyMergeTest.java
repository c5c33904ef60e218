package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two managers of one resource by server-side apply: lists are merged by their keys. */
class ServerSideApplyMergeTest {
  private static final Kubectl kubectl = ControlPlane.shared().kubectl();

  @BeforeEach
  void theTeamAppliesItsPart() {
    apply("team", TEAM);
  }

  @AfterEach
  void delete() {
    kubectl.run("delete", "ebenv", "merged", "--namespace=default").orElseThrow();
  }

  private static final String TEAM =
      """
      spec:
        application: mambo
        region: ap-northeast-2
        instanceProfile: aws-elasticbeanstalk-ec2-role
        containers:
        - name: web
          image: nginx:1.29
          env: [{name: WORKERS, value: "2"}]
        options:
        - {namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: StreamLogs, value: "true"}
      """;

  @Test
  void anotherAddsAContainerAVariableAndAnOption() {
    apply(
        "platform",
        """
        spec:
          containers:
          - name: web
            env: [{name: TRACE, value: "1"}]
          - {name: agent, image: "agent:1"}
          options:
          - {namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: RetentionInDays, value: "7"}
        """);
    apply("team", TEAM.replace("nginx:1.29", "nginx:1.30"));

    assertThat(read("{.spec.containers[*].image}")).isEqualTo("nginx:1.30 agent:1");
    assertThat(read("{.spec.containers[0].env[*].name}")).isEqualTo("WORKERS TRACE");
    assertThat(read("{.spec.options[*].name}")).isEqualTo("StreamLogs RetentionInDays");
  }

  @Test
  void whatAnotherAddedGoesWithIt() {
    apply("platform", "spec: {containers: [{name: agent, image: \"agent:1\"}]}");
    apply("platform", "spec: {containers: []}");

    assertThat(read("{.spec.containers[*].name}")).isEqualTo("web");
  }

  @Test
  void whatTheTeamOwnsIsAConflict() {
    var answer = run("platform", "spec: {containers: [{name: web, image: \"other:1\"}]}");

    assertThat(answer.stderr())
        .contains("conflict with \"team\"", "containers[name=\"web\"].image");
    assertThat(read("{.spec.containers[*].image}")).isEqualTo("nginx:1.29");
  }

  private static void apply(String manager, String spec) {
    run(manager, spec).orElseThrow();
  }

  private static Kubectl.Result run(String manager, String spec) {
    return kubectl.applyManifest(
        """
        apiVersion: eb.mambo.kr/v1alpha1
        kind: EbEnvironment
        metadata: {name: merged, namespace: default}
        """
            + spec,
        "--server-side",
        "--field-manager=" + manager);
  }

  private static String read(String path) {
    return kubectl
        .run("get", "ebenv", "merged", "--namespace=default", "--output=jsonpath=" + path)
        .orElseThrow()
        .strip();
  }
}
