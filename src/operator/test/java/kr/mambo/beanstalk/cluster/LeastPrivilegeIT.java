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
import kr.mambo.beanstalk.emulator.iam.Account;
import kr.mambo.beanstalk.emulator.iam.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample, where operator and instances may do what `policy` prints for it and no more. */
class LeastPrivilegeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAMESPACE = "least-rights";
  private static final SystemTestBed testBed = SystemTestBed.shared();

  @BeforeAll
  static void theOperatorAndItsInstancesGetThesePolicies() throws IOException {
    var policy = JSON.createObjectNode();
    var statements = policy.putArray("Statement");
    statements
        .addObject()
        .put("Effect", "Allow")
        .put("Action", "*")
        .put("Principal", principal("user/emulator"));
    addStatements(statements, "operator", principal("user/operator"));
    addStatements(statements, "behind-beanstalk", principal("user/operator"));
    addStatements(statements, "instance-profile", principal("role/" + Account.INSTANCE_ROLE));
    testBed.emulator().accessControl().setPolicy(Policy.parse(policy.toString()));
    testBed.restartWithCredentials(
        testBed.emulator().accounts().createAccessKey(SystemTestBed.ACCOUNT, "operator"));
  }

  private static void addStatements(ArrayNode statements, String whom, String principal)
      throws IOException {
    var printed = new ByteArrayOutputStream();
    var exit =
        new Cli(new PrintStream(printed, true, StandardCharsets.UTF_8), System.err)
            .run(
                List.of(
                    "policy",
                    "--for",
                    whom,
                    "--account",
                    SystemTestBed.ACCOUNT,
                    "--namespace",
                    NAMESPACE,
                    "deploy/samples/mambo-py/environment.yaml"));
    assertThat(exit).isZero();
    for (var statement : JSON.readTree(printed.toByteArray()).path("Statement")) {
      statements.add(((ObjectNode) statement.deepCopy()).put("Principal", principal));
    }
  }

  private static String principal(String of) {
    return "arn:aws:iam::%s:%s".formatted(SystemTestBed.ACCOUNT, of);
  }

  @AfterAll
  static void everybodyMayDoEverythingAgain() {
    testBed.emulator().accessControl().setPolicy(Policy.ALLOW_ALL);
    testBed.restartWithCredentials(testBed.emulator().defaultCredential());
  }

  @Test
  void theyAreEnoughForTheSampleFromItsCreationToItsDeletion() {
    var tenant = Tenant.of(NAMESPACE);
    var sample = ShippedSample.applyIn(tenant).untilReady();
    var first = sample.deployedLabel();

    tenant.patch(ShippedSample.NAME, "spec: {scaling: {min: 2, max: 4}, tags: {team: api}}");
    tenant.applySecret(
        "mambo-registry-tls", "Opaque", ShippedSample.registryCertificates("renewed"));
    sample.untilDeployedAfter(first);
    tenant.environment(ShippedSample.NAME).delete();
    sample.untilGone();

    assertThat(testBed.awsAccount().findEnvironment(ShippedSample.NAME)).isEmpty();
    assertThat(testBed.awsAccount().applications()).doesNotContain(ShippedSample.APPLICATION);
    assertThat(testBed.awsAccount().objectKeys("registry/" + NAMESPACE)).isEmpty();
  }
}
