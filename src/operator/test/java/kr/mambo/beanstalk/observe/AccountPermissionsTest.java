package kr.mambo.beanstalk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kr.mambo.beanstalk.api.EbAccountSpec;
import kr.mambo.beanstalk.model.Access;
import kr.mambo.beanstalk.model.Reason;
import kr.mambo.beanstalk.model.YamlFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountPermissionsTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Map<String, String> LABELS = Map.of("team", "web", "stage", "test");

  private static EbAccountSpec account(String namespaces, String allow) {
    try {
      return YAML.readValue(
          """
          accountID: "123456789012"
          roleARN: arn:aws:iam::123456789012:role/eb
          externalID: ours
          endpoints: {s3: 'http://127.0.0.1:1'}
          limits: {maxConcurrentDeployments: 7}
          namespaces: %s
          allow: %s
          """
              .formatted(namespaces, allow),
          EbAccountSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Access access(EbAccountSpec account, String spec) {
    return AccountPermissions.evaluate(
        "seoul", account, () -> LABELS, YamlFixtures.spec("serviceRole: service-role\n" + spec));
  }

  /** Everything that the spec uses is allowed, but for the list that is replaced. */
  private static String allow(String list, String values) {
    var lists =
        new java.util.TreeMap<>(
            Map.of(
                "regions", "[ap-northeast-2]",
                "applications", "[mambo]",
                "buckets", "[mambo-cert]",
                "instanceProfiles", "[web-profile]",
                "serviceRoles", "[service-role]"));
    lists.put(list, values);
    return lists.toString().replace("=", ": ");
  }

  @Test
  void whatIsAllowedIsGrantedInTheAccountsScope() {
    var access = access(account("{}", allow("regions", "['*']")), "");

    assertThat(access)
        .isInstanceOfSatisfying(
            Access.Granted.class,
            granted -> {
              assertThat(granted.scope().account()).isEqualTo("123456789012");
              assertThat(granted.scope().roleArn()).isEqualTo("arn:aws:iam::123456789012:role/eb");
              assertThat(granted.scope().externalId()).isEqualTo("ours");
              assertThat(granted.scope().region()).isEqualTo("ap-northeast-2");
              assertThat(granted.scope().endpoints()).containsKey("s3");
              assertThat(granted.limits().maxConcurrentDeployments()).isEqualTo(7);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "regions, region",
    "applications, application",
    "buckets, storage.bucket",
    "instanceProfiles, instanceProfile",
    "serviceRoles, serviceRole"
  })
  void eachListHoldsAndAnEmptyOneAllowsNothing(String list, String field) {
    for (var values : new String[] {"[]", "[other]"}) {
      assertThat(access(account("{}", allow(list, values)), ""))
          .isInstanceOfSatisfying(
              Access.Refused.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.NotAllowed);
                assertThat(refused.message()).contains("seoul", " " + field + " ", "spec.allow");
              });
    }
    assertThat(access(account("{}", allow(list, "['*']")), "")).isInstanceOf(Access.Granted.class);
  }

  @Test
  void whatIsNotUsedNeedsNoPermission() {
    assertThat(access(account("{}", allow("buckets", "[]")), "storage: null"))
        .isInstanceOf(Access.Granted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "IamInstanceProfile, admin-profile, false",
    "IamInstanceProfile, arn:aws:iam::1:instance-profile/admin-profile, false",
    "IamInstanceProfile, arn:aws:iam::1:instance-profile/web-profile, true",
    "ServiceRole, admin, false",
    "servicerole, admin, false",
    "ServiceRoleForManagedUpdates, admin, false",
    "ServiceRoleForManagedUpdates, service-role, true",
    "AccessLogsS3Bucket, other-bucket, false",
    "ExternalExtensionsS3Bucket, other-bucket, false",
    "servicerole, admin, false",
    "IAMINSTANCEPROFILE, admin-profile, false",
    "MinSize, 3, true"
  })
  void theListsHoldForOptionsToo(String option, String value, boolean granted) {
    var spec = "options: [{namespace: 'aws:x', name: %s, value: '%s'}]".formatted(option, value);

    assertThat(access(account("{}", allow("regions", "['*']")), spec) instanceof Access.Granted)
        .isEqualTo(granted);
  }

  @Test
  void everyOptionOfBeanstalkThatNamesARoleAProfileOrABucketIsHeld() throws IOException {
    var table =
        Path.of("src/emulator/main/resources/kr/mambo/beanstalk/emulator/beanstalk/options.tsv");
    try (var lines = Files.lines(table)) {
      var naming =
          lines
              .map(line -> line.split("\t", -1))
              .filter(row -> row.length > 3 && row[3].equals("Scalar"))
              .filter(row -> row[1].matches("(?i).*(role|profile|bucket).*"))
              .toList();

      assertThat(naming).hasSizeGreaterThanOrEqualTo(5);
      for (var row : naming) {
        var spec = "options: [{namespace: '%s', name: %s, value: other}]".formatted(row[0], row[1]);
        assertThat(access(account("{}", allow("regions", "['*']")), spec))
            .as(row[1])
            .isInstanceOf(Access.Refused.class);
      }
    }
  }

  @Test
  void aVariableOfTheApplicationMayHaveAnyName() {
    var spec =
        "options: [{namespace: 'aws:elasticbeanstalk:application:environment', name: ServiceRole, value: admin}]";

    assertThat(access(account("{}", allow("regions", "['*']")), spec))
        .isInstanceOf(Access.Granted.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | false",
        "{} | true",
        "{matchLabels: {team: web}} | true",
        "{matchLabels: {team: web, stage: test}} | true",
        "{matchLabels: {team: data}} | false",
        "{matchExpressions: [{key: team, operator: In, values: [web, data]}]} | true",
        "{matchExpressions: [{key: team, operator: In, values: [data]}]} | false",
        "{matchExpressions: [{key: gone, operator: In, values: [web]}]} | false",
        "{matchExpressions: [{key: team, operator: NotIn, values: [data]}]} | true",
        "{matchExpressions: [{key: gone, operator: NotIn, values: [data]}]} | true",
        "{matchExpressions: [{key: team, operator: NotIn, values: [web]}]} | false",
        "{matchExpressions: [{key: team, operator: Exists}]} | true",
        "{matchExpressions: [{key: gone, operator: Exists}]} | false",
        "{matchExpressions: [{key: gone, operator: DoesNotExist}]} | true",
        "{matchExpressions: [{key: team, operator: DoesNotExist}]} | false",
        "{matchExpressions: [{key: team, operator: Fancy}]} | false",
        "{matchLabels: {team: web}, matchExpressions: [{key: gone, operator: Exists}]} | false",
      })
  void namespacesAreChosenAsKubernetesDoes(String selector, boolean granted) {
    var access = access(account(selector, allow("regions", "['*']")), "");

    assertThat(access instanceof Access.Granted).isEqualTo(granted);
    if (access instanceof Access.Refused(var reason, var message)) {
      assertThat(reason).isEqualTo(Reason.NamespaceNotAllowed);
      assertThat(message).contains("spec.namespaces");
    }
  }
}
