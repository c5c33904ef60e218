package kr.mambo.beanstalk.emulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import kr.mambo.beanstalk.emulator.EmulatorAwsClients;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentStatus;

class ControlApiTest extends EmulatorTestCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void environment() {
    var beanstalk = clients().beanstalk();
    beanstalk.createApplication(r -> r.applicationName("app"));
    var stack =
        beanstalk.listAvailableSolutionStacks().solutionStacks().stream()
            .filter(name -> name.endsWith("running Docker"))
            .findFirst()
            .orElseThrow();
    beanstalk.createEnvironment(
        r ->
            r.applicationName("app")
                .environmentName("env-1")
                .solutionStackName(stack)
                .optionSettings(
                    ConfigurationOptionSetting.builder()
                        .namespace("aws:autoscaling:launchconfiguration")
                        .optionName("IamInstanceProfile")
                        .value("aws-elasticbeanstalk-ec2-role")
                        .build()));
  }

  @Test
  void theClockMovesWhatHappens() throws Exception {
    assertThat(status()).isEqualTo(EnvironmentStatus.LAUNCHING);

    var clock = post("clock", "{\"advance\":\"PT30M\"}", 200);

    assertThat(status()).isEqualTo(EnvironmentStatus.READY);
    assertThat(clock.get("now").asText()).isEqualTo(emulator().timeline().now().toString());
  }

  @Test
  void theStateShowsEnvironmentsAndNoSecrets() throws Exception {
    post("clock", "{\"advance\":\"PT30M\"}", 200);

    var state = send("GET", "state", "", 200);

    var environment = state.at("/regions/0/environments/0");
    assertThat(environment.get("name").asText()).isEqualTo("env-1");
    assertThat(environment.get("status").asText()).isEqualTo("Ready");
    assertThat(environment.get("instances")).isNotEmpty();
    assertThat(state.at("/regions/0/events")).isNotEmpty();
    assertThat(state.at("/buckets")).hasSize(2);
    assertThat(state.toString())
        .contains(emulator().defaultCredential().accessKeyId())
        .doesNotContain(emulator().defaultCredential().secretAccessKey());
  }

  @Test
  void aHeldEnvironmentStaysInItsOperation() throws Exception {
    post("environments/env-1/hold", "", 200);
    post("clock", "{\"advance\":\"PT5H\"}", 200);
    assertThat(status()).isEqualTo(EnvironmentStatus.LAUNCHING);

    post("environments/env-1/release", "", 200);
    post("clock", "{\"advance\":\"PT30M\"}", 200);
    assertThat(status()).isEqualTo(EnvironmentStatus.READY);
  }

  @Test
  void aFaultIsSetListedAndLifted() throws Exception {
    var id =
        post(
                "faults",
                "{\"action\":\"*:DescribeEvents\",\"effect\":\"refuse\",\"code\":\"Odd\"}",
                200)
            .get("id")
            .asText();
    assertThat(send("GET", "faults", "", 200).get(id).asText()).contains("Odd", "DescribeEvents");

    send("DELETE", "faults/" + id, "", 200);

    assertThat(send("GET", "faults", "", 200)).isEmpty();
    assertThat(clients().beanstalk().describeEvents().events()).isNotEmpty();
  }

  @Test
  void anotherAccountHasItsOwnWorld() throws Exception {
    var key = post("users", "{\"account\":\"222222222222\",\"name\":\"me\"}", 200);

    var other =
        new EmulatorAwsClients(
            emulator(),
            AwsBasicCredentials.create(
                key.get("accessKeyId").asText(), key.get("secretAccessKey").asText()),
            clients().region());

    assertThat(other.beanstalk().describeEnvironments().environments()).isEmpty();
    assertThat(other.sts().getCallerIdentity().account()).isEqualTo("222222222222");
  }

  @Test
  void aResetForgetsAllButTheUser() throws Exception {
    post(
        "buckets",
        "{\"name\":\"more\",\"account\":\"123456789012\",\"region\":\"eu-west-1\"}",
        200);
    post("reset", "", 200);

    assertThat(clients().beanstalk().describeEnvironments().environments()).isEmpty();
    assertThat(clients().s3().listBuckets().buckets()).hasSize(2);
    assertThat(send("GET", "journal", "", 200).get("calls")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|faults|{}|The field 'action' is missing.",
        "POST|faults|{\"action\":\"*\",\"effect\":\"explode\"}|The effect 'explode' is none of",
        "POST|faults|{\"actions\":\"*\"}|There is no field 'actions' here; there are",
        "POST|faults|[|The body has to be a JSON object.",
        "POST|faults|{\"action|The body is not JSON:",
        "POST|clock|{}|Give advance",
        "POST|clock|{\"advance\":\"5 minutes\"}|The field 'advance' is a duration",
        "POST|clock|{\"speed\":-1}|The speed has to be above 0",
        "POST|environments/none/hold|{}|none",
        "POST|users|{\"account\":\"1\",\"name\":\"me\"}|The field 'account' is twelve digits",
        "PUT|policy|{}|A policy is a JSON object whose Statement is",
      })
  void whatIsWrongIsSaidInASentence(String method, String path, String body, String sentence)
      throws Exception {
    assertThat(send(method, path, body, 400).get("error").asText()).contains(sentence);
  }

  @Test
  void unknownPathsAndMethodsAreSaid() throws Exception {
    assertThat(send("GET", "nothing", "", 404).get("error").asText())
        .isEqualTo("There is nothing at /_emulator/nothing.");
    assertThat(send("PUT", "clock", "", 405).get("error").asText())
        .isEqualTo("/_emulator/clock takes GET, POST.");
  }

  @Test
  void aPageFromElsewhereMayNotControlIt() throws Exception {
    var request =
        HttpRequest.newBuilder(emulator().endpoint().resolve("/_emulator/reset"))
            .header("Origin", "https://evil.example")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();

    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(clients().beanstalk().describeEnvironments().environments()).hasSize(1);
  }

  private EnvironmentStatus status() {
    return clients().beanstalk().describeEnvironments().environments().getFirst().status();
  }

  private JsonNode post(String path, String body, int status) throws Exception {
    return send("POST", path, body, status);
  }

  private JsonNode send(String method, String path, String body, int status)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(emulator().endpoint().resolve("/_emulator/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
