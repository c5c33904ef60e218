package kr.mambo.beanstalk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kr.mambo.beanstalk.cli.Cli;
import kr.mambo.beanstalk.emulator.iam.Accounts;
import kr.mambo.beanstalk.emulator.iam.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample, where operator and instances may do what `policy` prints for it and no more. */
class LeastRightsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAMESPACE = "least-rights";
  private static final Stage stage = Stage.up();

  @BeforeAll
  static void theOperatorAndItsInstancesGetThesePolicies() throws IOException {
    var policy = JSON.createObjectNode();
    var statements = policy.putArray("Statement");
    statements
        .addObject()
        .put("Effect", "Allow")
        .put("Action", "*")
        .put("Principal", principal("user/emulator"));
    give(statements, "operator", principal("user/operator"));
    give(statements, "behind-beanstalk", principal("user/operator"));
    give(statements, "instance-profile", principal("role/" + Accounts.INSTANCE_ROLE));
    stage.aws().access().enforce(Policy.parse(policy.toString()));
    stage.restartWith(stage.aws().accounts().user(Stage.ACCOUNT, "operator"));
  }

  private static void give(ArrayNode statements, String whom, String principal) throws IOException {
    var printed = new ByteArrayOutputStream();
    var exit =
        new Cli(new PrintStream(printed, true, StandardCharsets.UTF_8), System.err)
            .run(
                List.of(
                    "policy",
                    "--for",
                    whom,
                    "--account",
                    Stage.ACCOUNT,
                    "--namespace",
                    NAMESPACE,
                    "deploy/samples/mambo-py/environment.yaml"));
    assertThat(exit).isZero();
    for (var statement : JSON.readTree(printed.toByteArray()).path("Statement")) {
      statements.add(((ObjectNode) statement.deepCopy()).put("Principal", principal));
    }
  }

  private static String principal(String of) {
    return "arn:aws:iam::%s:%s".formatted(Stage.ACCOUNT, of);
  }

  @AfterAll
  static void everybodyMayDoEverythingAgain() {
    stage.aws().access().enforce(Policy.OPEN);
    stage.restartWith(stage.aws().user());
  }

  @Test
  void theyAreEnoughForTheSampleFromItsCreationToItsDeletion() {
    var tenant = Tenant.of(NAMESPACE);
    var sample = Sample.applyIn(tenant).untilReady();
    var first = sample.deployed();

    tenant.patch(Sample.NAME, "spec: {scaling: {min: 2, max: 4}, tags: {team: api}}");
    tenant.secret("mambo-registry-tls", "Opaque", Sample.registryCertificates("renewed"));
    sample.untilDeployedAfter(first);
    tenant.environment(Sample.NAME).delete();
    sample.untilGone();

    assertThat(stage.atAws().environment(Sample.NAME)).isEmpty();
    assertThat(stage.atAws().applications()).doesNotContain(Sample.APPLICATION);
    assertThat(stage.atAws().keys("registry/" + NAMESPACE)).isEmpty();
  }
}
