package kr.mambo.beanstalk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ADAPTERS = Path.of("src/operator/main/java/kr/mambo/beanstalk/aws");

  /** What IAM calls otherwise than the API does. */
  private static final Map<String, String> IAM_ACTIONS =
      Map.of(
          "s3:HeadBucket", "s3:ListBucket",
          "s3:ListObjectsV2", "s3:ListBucket",
          "s3:DeleteObjects", "s3:DeleteObject",
          "elasticbeanstalk:UpdateTagsForResource", "elasticbeanstalk:AddTags");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"operator", "behind-beanstalk", "instance-profile"})
  void thePoliciesOfTheSampleAreThoseInDeploy(String whom) throws IOException {
    var file = Path.of("deploy/iam", whom + ".json");
    var result = policy(whom, "123456789012", Path.of(CliRun.SAMPLE));

    if (Boolean.getBoolean("docs.update")) Files.writeString(file, result.out());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(Files.readString(file)).hasSizeLessThan(20_000);
    assertThat(result.out().replaceAll("\\s", "")).hasSizeLessThan(6_144);
  }

  /** Every operation that an adapter names when it asks AWS. */
  @Test
  void everyCallOfTheOperatorIsAllowed() throws IOException {
    var allowed = actions("operator");
    var calls = new TreeSet<String>();
    try (var files = Files.list(ADAPTERS)) {
      for (var file : files.toList()) calls.addAll(operations(Files.readString(file)));
    }
    // Everybody may ask who they are.
    calls.remove("sts:GetCallerIdentity");

    assertThat(calls).contains("elasticbeanstalk:CreateEnvironment", "s3:PutObject");
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(allowed)
                    .anyMatch(action -> covers(action, IAM_ACTIONS.getOrDefault(call, call))));
  }

  @Test
  void severalEnvironmentsAreNamedTogetherAndNothingElse() throws IOException {
    var one = writeFile("one.yaml", CliRun.ENVIRONMENT);
    var other =
        writeFile(
            "other.yaml",
            CliRun.ENVIRONMENT
                    .replace("application: mambo", "application: shop")
                    .replace("ap-northeast-2", "cn-north-1")
                + "  storage: {bucket: keys, prefix: eb, kmsKey: alias/eb}\n");

    var resources = resources("operator", one, other);

    assertThat(resources)
        .contains(
            "arn:aws:elasticbeanstalk:ap-northeast-2:123456789012:environment/mambo/*",
            "arn:aws-cn:elasticbeanstalk:cn-north-1:123456789012:environment/shop/*",
            "arn:aws-cn:s3:::keys/eb/*",
            "arn:aws-cn:kms:cn-north-1:123456789012:key/*")
        .noneMatch(resource -> resource.contains("{"))
        .noneMatch(resource -> resource.contains("ap-northeast-2") && resource.contains("shop"));
  }

  @Test
  void anEnvironmentWithoutStorageNeedsNoBucket() throws IOException {
    var result =
        policy("instance-profile", "123456789012", writeFile("one.yaml", CliRun.ENVIRONMENT));

    assertThat(JSON.readTree(result.out()).path("Statement")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1234abcd-12ab", "arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd-12ab"})
  void aKeyIsNamedByItsArn(String key) throws IOException {
    var file =
        writeFile(
            "one.yaml",
            CliRun.ENVIRONMENT + "  storage: {bucket: keys, kmsKey: %s}\n".formatted(key));

    assertThat(resources("instance-profile", file))
        .contains("arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd-12ab")
        .contains("arn:aws:s3:::keys/eb-env/default/web/*");
  }

  @Test
  void imagesInEcrAreReadByTheirRepository() throws IOException {
    var file =
        writeFile(
            "one.yaml",
            CliRun.ENVIRONMENT.replace(
                "mambo/py:1", "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/team/py:1"));

    assertThat(resources("operator", file)).contains("arn:aws:ecr:*:*:repository/team/py");
  }

  private Path writeFile(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static CliRun policy(String whom, String account, Path... files) {
    var words = new java.util.ArrayList<>(List.of("policy", "--for", whom, "--account", account));
    for (var file : files) words.add(file.toString());
    return CliRun.run(words.toArray(String[]::new));
  }

  private static List<String> resources(String whom, Path... files) throws IOException {
    return statements(policy(whom, "123456789012", files)).stream()
        .flatMap(statement -> texts(statement.path("Resource")).stream())
        .toList();
  }

  private static List<String> actions(String whom) throws IOException {
    return statements(policy(whom, "123456789012", Path.of(CliRun.SAMPLE))).stream()
        .flatMap(statement -> texts(statement.path("Action")).stream())
        .toList();
  }

  private static List<JsonNode> statements(CliRun result) throws IOException {
    return StreamSupport.stream(JSON.readTree(result.out()).path("Statement").spliterator(), false)
        .toList();
  }

  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(node.asText());
  }

  private static Set<String> operations(String adapter) {
    var service = firstGroup("new AwsCall\\(\"(\\w+)\"", adapter);
    var found = new TreeSet<String>();
    var calls = Pattern.compile("[.]execute\\(\\s*\"(\\w+)\"").matcher(adapter);
    while (calls.find()) found.add(service + ":" + calls.group(1));
    return found;
  }

  private static String firstGroup(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    return found.find() ? found.group(1) : "";
  }

  private static boolean covers(String allowed, String call) {
    return call.matches(allowed.replace("*", ".*"));
  }
}
