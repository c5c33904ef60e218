package kr.mambo.beanstalk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import kr.mambo.beanstalk.emulator.iam.TrustPolicy;
import kr.mambo.beanstalk.model.Failure;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.Scope;
import org.junit.jupiter.api.Test;

/** Whose identity the operator takes, and what happens where it may not. */
class AssumedIdentityTest extends EmulatorTestCase {
  private static final String OTHER = "222222222222";
  private static final String ROLE = "arn:aws:iam::222222222222:role/eb";

  private void addRole(String externalId, String... actions) {
    var trust =
        """
        {"Statement":[{"Effect":"Allow","Action":["%s"],
         "Principal":{"AWS":"arn:aws:iam::123456789012:root"},
         "Condition":{"StringEquals":{"sts:ExternalId":"%s"}}}]}"""
            .formatted(String.join("\",\"", actions), externalId);
    emulator().accounts().getOrCreate(OTHER).addRole("eb", TrustPolicy.parse(trust));
  }

  private Scope scope(String externalId) {
    return EmulatorClients.scope(emulator(), OTHER, ROLE, externalId);
  }

  private static Failure failure(Runnable call) {
    var thrown = catchThrowableOfType(AwsException.class, call::run);
    assertThat(thrown).isNotNull();
    return thrown.failure();
  }

  @Test
  void aRoleIsAssumedWithItsExternalIdAndTheTagOfTheOperator() {
    addRole("team-a", "sts:AssumeRole", "sts:TagSession");
    try (var clients = EmulatorClients.clients(emulator())) {
      clients.applicationVersions(scope("team-a")).createApplication("mambo", Map.of());

      assertThat(clients.applicationVersions(scope("team-a")).applicationExists("mambo")).isTrue();
      assertThat(
              clients
                  .applicationVersions(EmulatorClients.ownScope(emulator()))
                  .applicationExists("mambo"))
          .as("the account of the operator itself")
          .isFalse();
    }
  }

  @Test
  void aSessionIsTaggedOrThereIsNone() {
    addRole("team-a", "sts:AssumeRole");
    try (var clients = EmulatorClients.clients(emulator())) {
      assertThat(failure(() -> clients.beanstalk(scope("team-a")).listEnvironments()))
          .isInstanceOf(Failure.Denied.class)
          .extracting(Failure::message)
          .asString()
          .contains("sts:TagSession", ROLE);
    }
  }

  @Test
  void aWrongExternalIdIsSaidAndMendedWithoutARestart() {
    addRole("team-a", "sts:AssumeRole", "sts:TagSession");
    try (var clients = EmulatorClients.clients(emulator())) {
      var wrong = scope("team-b");
      assertThat(failure(() -> clients.beanstalk(wrong).listEnvironments()))
          .isInstanceOf(Failure.Denied.class)
          .extracting(Failure::message)
          .asString()
          .contains("sts:AssumeRole", ROLE);

      assertThat(clients.beanstalk(scope("team-a")).listEnvironments()).isEmpty();
      emulator().accounts().getOrCreate(OTHER).addRole("later", TrustPolicy.parse(trustTeamB()));
      var mended =
          EmulatorClients.scope(emulator(), OTHER, ROLE.replace("/eb", "/later"), "team-b");
      assertThat(clients.beanstalk(mended).listEnvironments()).isEmpty();
    }
  }

  private static String trustTeamB() {
    return """
        {"Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],
         "Principal":{"AWS":"arn:aws:iam::123456789012:root"},
         "Condition":{"StringEquals":{"sts:ExternalId":"team-b"}}}]}""";
  }

  @Test
  void aSessionIsSharedByAllThatIsDoneInItsScope() {
    addRole("team-a", "sts:AssumeRole", "sts:TagSession");
    try (var clients = EmulatorClients.clients(emulator())) {
      assertThat(clients.beanstalk(scope("team-a")).listEnvironments()).isEmpty();
      var before = calls("sts:AssumeRole");

      assertThat(clients.beanstalk(scope("team-a")).listEnvironments()).isEmpty();

      assertThat(calls("sts:AssumeRole")).as("one session for each scope").isEqualTo(before);
    }
  }

  private long calls(String operation) {
    var count = emulator().callJournal().counts().get(operation);
    return count == null ? 0 : count.calls();
  }

  @Test
  void theOwnIdentityHasToBeOfTheAccountThatIsSaid() {
    try (var clients = EmulatorClients.clients(emulator())) {
      var same = EmulatorClients.scope(emulator(), EmulatorClients.ACCOUNT, null, null);
      var other = EmulatorClients.scope(emulator(), OTHER, null, null);

      assertThat(clients.beanstalk(same).listEnvironments()).isEmpty();
      assertThat(failure(() -> clients.beanstalk(other).listEnvironments()))
          .isInstanceOfSatisfying(
              Failure.Rejected.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.AccountMismatch);
                assertThat(refused.message()).contains(OTHER, EmulatorClients.ACCOUNT, "roleARN");
              });
    }
  }

  @Test
  void clientsAreKeptForAnAccountARoleAndARegion() {
    try (var clients = EmulatorClients.clients(emulator())) {
      var own = EmulatorClients.ownScope(emulator());
      var beanstalk = clients.beanstalk(own);

      assertThat(clients.beanstalk(EmulatorClients.ownScope(emulator()))).isSameAs(beanstalk);
      assertThat(clients.beanstalk(scope("team-a"))).isNotSameAs(beanstalk);
      assertThat(clients.beanstalk(scope("team-b")))
          .isNotSameAs(clients.beanstalk(scope("team-a")));
      var elsewhere = new Scope(null, null, null, "eu-west-1", own.endpoints());
      assertThat(clients.beanstalk(elsewhere)).isNotSameAs(beanstalk);
    }
  }
}
