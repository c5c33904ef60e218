package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which namespaces may use an AWS account, and what they may use.
 *
 * @param accountID the account's 12-digit ID, as a string
 * @param roleARN the ARN of the IAM role that the operator assumes, a role of the same account; at
 *     most 2048 characters. Default: the operator's own identity
 * @param externalID the external ID that the role's trust policy requires; 2-1224 characters.
 *     Default: none
 * @param endpoints endpoint URLs, by service: elasticbeanstalk, s3, sts, iam and ecr, at most 5;
 *     for tests and AWS PrivateLink. Default: the public AWS endpoints
 * @param namespaces selects the namespaces whose EbEnvironments may reference this account; an
 *     empty selector matches all. Default: none
 * @param allow what environments in these namespaces may use. Default: nothing
 * @param limits limits on concurrent operations in the account
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.externalID) || has(self.roleARN)",
    message = "externalID requires roleARN: set roleARN, or remove externalID")
@ValidationRule(
    value = "!has(self.roleARN) || self.roleARN.contains('::' + self.accountID + ':')",
    message =
        "roleARN belongs to another account than accountID: use a role of that account, or correct accountID")
public record EbAccountSpec(
    @Required
        @Size(max = 12)
        @ValidationRule(
            value = "self.matches('^[0-9]{12}$')",
            message =
                "accountID must be a string of 12 digits: write it in quotes, for example \"123456789012\"")
        String accountID,
    @Nullable
        @Size(max = 2048)
        @ValidationRule(
            value = "self.matches('^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$')",
            message =
                "roleARN must be the ARN of an IAM role, for example arn:aws:iam::123456789012:role/eb-operator")
        String roleARN,
    @Nullable
        @Size(min = 2, max = 1224)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9+=,.@:/_-]*$')",
            message = "externalID must contain only letters, digits and + = , . @ : / _ -")
        String externalID,
    @Size(max = 5)
        @ValidationRule(
            value = "self.all(k, k in ['elasticbeanstalk', 's3', 'sts', 'iam', 'ecr'])",
            message =
                "unknown service in endpoints: use only the keys elasticbeanstalk, s3, sts, iam and ecr")
        @ValidationRule(
            value = "self.all(k, self[k].matches('^https?://[^/ ]+/?$'))",
            message = "an endpoint must be a URL without a path, for example http://127.0.0.1:4566")
        Map<String, @Size(max = 2048) String> endpoints,
    @Nullable LabelSelector namespaces,
    Allow allow,
    Limits limits) {
  public EbAccountSpec {
    endpoints = Defaults.map(endpoints);
    allow = Defaults.or(allow, new Allow(List.of(), List.of(), List.of(), List.of(), List.of()));
    limits = Defaults.or(limits, new Limits(10, 2));
  }

  /**
   * What environments may use, whether set by fields or by options. "*" allows everything; an empty
   * list allows nothing.
   *
   * @param regions AWS regions, at most 100, for example ap-northeast-2; "*" allows all. Default:
   *     none
   * @param applications names of Beanstalk applications, at most 100; "*" allows all. Default: none
   * @param buckets S3 buckets that storage.bucket and options may reference, at most 100; "*"
   *     allows all. Default: none
   * @param instanceProfiles instance profiles that instanceProfile and options may reference, at
   *     most 100; "*" allows all. Default: none
   * @param serviceRoles service roles that serviceRole and options may reference, at most 100; "*"
   *     allows all. Default: none
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Allow(
      @Size(max = 100) List<@Size(max = 32) String> regions,
      @Size(max = 100) List<@Size(max = 100) String> applications,
      @Size(max = 100) List<@Size(max = 63) String> buckets,
      @Size(max = 100) List<@Size(max = 128) String> instanceProfiles,
      @Size(max = 100) List<@Size(max = 128) String> serviceRoles) {
    public Allow {
      regions = Defaults.list(regions);
      applications = Defaults.list(applications);
      buckets = Defaults.list(buckets);
      instanceProfiles = Defaults.list(instanceProfiles);
      serviceRoles = Defaults.list(serviceRoles);
    }
  }

  /**
   * Limits on concurrent operations.
   *
   * @param maxConcurrentDeployments maximum concurrent deployments across all environments of the
   *     account; 1-1000. Default: 10
   * @param maxConcurrentDeploymentsPerApplication maximum concurrent deployments across the
   *     environments of one application; 1-1000. Default: 2
   */
  public record Limits(
      @Default("10") @Min(1) @Max(1000) Integer maxConcurrentDeployments,
      @Default("2") @Min(1) @Max(1000) Integer maxConcurrentDeploymentsPerApplication) {
    public Limits {
      maxConcurrentDeployments = Defaults.or(maxConcurrentDeployments, 10);
      maxConcurrentDeploymentsPerApplication =
          Defaults.or(maxConcurrentDeploymentsPerApplication, 2);
    }
  }
}
