package kr.mambo.beanstalk.emulator;

import static kr.mambo.beanstalk.emulator.SignatureOverHttpTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

class IamTest extends EmulatorTestCase {
  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
      "Principal":{"Service":"ec2.amazonaws.com"}}]}""";

  @Test
  void everyAccountHasTheRolesThatBeanstalksConsoleMakes() {
    var profile =
        clients()
            .iam()
            .getInstanceProfile(r -> r.instanceProfileName("aws-elasticbeanstalk-ec2-role"))
            .instanceProfile();

    assertThat(profile.arn())
        .isEqualTo("arn:aws:iam::123456789012:instance-profile/aws-elasticbeanstalk-ec2-role");
    assertThat(profile.roles())
        .extracting(Role::roleName)
        .containsExactly("aws-elasticbeanstalk-ec2-role");
    assertThat(clients().iam().getRole(r -> r.roleName("aws-elasticbeanstalk-service-role")).role())
        .extracting(Role::arn)
        .isEqualTo("arn:aws:iam::123456789012:role/aws-elasticbeanstalk-service-role");
  }

  @Test
  void whatIsMadeIsThereForTheInstances() {
    var iam = clients().iam();
    iam.createRole(r -> r.roleName("web").path("/apps/").assumeRolePolicyDocument(TRUST));
    iam.createInstanceProfile(r -> r.instanceProfileName("web"));
    iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));

    assertThat(emulator().accounts().findInstanceProfilePrincipal("123456789012", "web"))
        .hasValueSatisfying(
            principal ->
                assertThat(principal.arn()).isEqualTo("arn:aws:iam::123456789012:role/apps/web"));
    var document = iam.getRole(r -> r.roleName("web")).role().assumeRolePolicyDocument();
    assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(TRUST);
    assertRefused(
        () -> iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("web")),
        409,
        "LimitExceeded");
  }

  @Test
  void whatIsInUseCannotBeDeleted() {
    var iam = clients().iam();
    iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST));
    iam.createInstanceProfile(r -> r.instanceProfileName("web"));
    iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
    iam.attachRolePolicy(
        r -> r.roleName("web").policyArn("arn:aws:iam::aws:policy/AWSElasticBeanstalkWebTier"));

    assertRefused(() -> iam.deleteRole(r -> r.roleName("web")), 409, "DeleteConflict");
    assertThat(iam.listAttachedRolePolicies(r -> r.roleName("web")).attachedPolicies())
        .singleElement()
        .satisfies(p -> assertThat(p.policyName()).isEqualTo("AWSElasticBeanstalkWebTier"));
    iam.detachRolePolicy(
        r -> r.roleName("web").policyArn("arn:aws:iam::aws:policy/AWSElasticBeanstalkWebTier"));
    assertRefused(() -> iam.deleteRole(r -> r.roleName("web")), 409, "DeleteConflict");
    iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
    iam.deleteRole(r -> r.roleName("web"));
    iam.deleteInstanceProfile(r -> r.instanceProfileName("web"));

    assertRefused(() -> iam.getRole(r -> r.roleName("web")), 404, "NoSuchEntity");
    assertRefused(
        () -> iam.getInstanceProfile(r -> r.instanceProfileName("web")), 404, "NoSuchEntity");
  }

  @Test
  void inlinePoliciesAndTagsComeBackAsTheyWerePut() {
    var iam = clients().iam();
    iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST).tags(tag("team", "a")));
    iam.putRolePolicy(r -> r.roleName("web").policyName("read").policyDocument(TRUST));
    iam.tagRole(r -> r.roleName("web").tags(tag("cost", "b")));
    iam.untagRole(r -> r.roleName("web").tagKeys("team"));

    assertThat(iam.listRolePolicies(r -> r.roleName("web")).policyNames()).containsExactly("read");
    assertThat(
            URLDecoder.decode(
                iam.getRolePolicy(r -> r.roleName("web").policyName("read")).policyDocument(),
                StandardCharsets.UTF_8))
        .isEqualTo(TRUST);
    assertThat(iam.listRoleTags(r -> r.roleName("web")).tags())
        .singleElement()
        .satisfies(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("cost=b"));
  }

  @Test
  void aTrustPolicyThatIsNoPolicyIsRefused() {
    assertRefused(
        () -> clients().iam().createRole(r -> r.roleName("x").assumeRolePolicyDocument("{")),
        400,
        "MalformedPolicyDocument");
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
