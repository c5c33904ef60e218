package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * The S3 location of the source bundle, certificates, credentials and secret files.
 *
 * @param bucket the bucket's name, 3-63 characters; in the same region as the environment.
 *     Beanstalk's own buckets (`elasticbeanstalk-...`) are readable by every environment and are
 *     rejected if a Secret is referenced. Block public access, and allow the instance role to read
 *     `<prefix>/<namespace>/<name>/*`
 * @param prefix prefix of all keys, which are `<prefix>/<namespace>/<name>/<label>/...`; 1-256
 *     characters, without leading or trailing slash. Default: eb-env
 * @param kmsKey the ID, ARN or alias of the KMS key for server-side encryption, 1-2048 characters.
 *     Default: none, S3-managed keys (SSE-S3)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Storage(
    @Required
        @Size(min = 3, max = 63)
        @ValidationRule(
            value =
                "self.matches('^[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*$') && !self.matches('^[0-9.]+$')",
            message =
                "bucket must be the name of an S3 bucket, not its ARN or URL: 3-63 lowercase letters, digits, hyphens and dots, for example mambo-cert")
        String bucket,
    @Default("eb-env")
        @Size(min = 1, max = 256)
        @ValidationRule(
            value =
                "self.matches('^[A-Za-z0-9!_.*\\'()-]+(/[A-Za-z0-9!_.*\\'()-]+)*$') && !self.matches('(^|/)[.][.]?(/|$)')",
            message =
                "prefix must not start or end with a slash, and must contain only letters, digits, slashes and ! _ . * ' ( ) -, for example registry")
        String prefix,
    @Nullable
        @Size(min = 1, max = 2048)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9:/_-]+$')",
            message =
                "kmsKey must be the ID, the ARN or the alias of a KMS key, for example alias/mambo")
        String kmsKey) {
  /** The prefix if none is set. */
  public static final String DEFAULT_PREFIX = "eb-env";

  public Storage {
    prefix = Defaults.or(prefix, DEFAULT_PREFIX);
  }
}
