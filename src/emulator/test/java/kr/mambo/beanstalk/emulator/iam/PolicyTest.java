package kr.mambo.beanstalk.emulator.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import kr.mambo.beanstalk.emulator.service.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private static final Principal USER = new Principal("1", "arn:aws:iam::111111111111:user/me");
  private static final Principal SESSION =
      new Principal("111111111111", "arn:aws:sts::111111111111:assumed-role/deployer/s1");

  @Test
  void aDenyWinsOverEveryAllow() {
    var policy =
        Policy.parse(
            """
            {"Statement":[{"Effect":"Allow","Action":"*"},
             {"Effect":"Deny","Action":["s3:Put*","s3:delete?bject"],"Resource":"arn:aws:s3:::b/*"}]}""");

    assertThat(policy.evaluate(USER, "s3:PutObject", "arn:aws:s3:::b/k"))
        .isEqualTo(Policy.Decision.EXPLICIT_DENY);
    assertThat(policy.evaluate(USER, "s3:DeleteObject", "arn:aws:s3:::b/k"))
        .isEqualTo(Policy.Decision.EXPLICIT_DENY);
    assertThat(policy.evaluate(USER, "s3:PutObject", "arn:aws:s3:::c/k"))
        .isEqualTo(Policy.Decision.ALLOWED);
  }

  @Test
  void aSessionGoesByItsRoleToo() {
    var policy =
        Policy.parse(
            """
            {"Statement":{"Effect":"Allow","Action":"*",
             "Principal":{"AWS":"arn:aws:iam::111111111111:role/deployer"}}}""");

    assertThat(policy.evaluate(SESSION, "sts:GetCallerIdentity", "*"))
        .isEqualTo(Policy.Decision.ALLOWED);
    assertThat(policy.evaluate(USER, "sts:GetCallerIdentity", "*"))
        .isEqualTo(Policy.Decision.IMPLICIT_DENY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|The policy is not JSON",
        "{}|A policy is a JSON object whose Statement is a list of statements.",
        "{\"Statement\":[{\"Action\":\"*\"}]}|The Effect of a statement is Allow or Deny, not ''.",
        "{\"Statement\":[{\"Effect\":\"Allow\"}]}|A statement has an Action",
      })
  void whatIsNoPolicyIsSaidInASentence(String json, String sentence) {
    assertThatThrownBy(() -> Policy.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aTrustPolicyNamesPrincipalsInManyWays() {
    for (var principal :
        new String[] {"*", "111111111111", "arn:aws:iam::111111111111:root", SESSION.arn()}) {
      assertThat(trusts(principal)).as(principal).isTrue();
    }
    assertThat(trusts("arn:aws:iam::222222222222:root")).isFalse();
    assertThat(trusts("arn:aws:iam::111111111111:role/other")).isFalse();
  }

  private static boolean trusts(String principal) {
    return TrustPolicy.parse(
            """
            {"Statement":[{"Effect":"Allow","Action":"sts:*","Principal":{"AWS":["%s"]}}]}"""
                .formatted(principal))
        .allows(SESSION, "sts:AssumeRole", Optional.empty());
  }
}
