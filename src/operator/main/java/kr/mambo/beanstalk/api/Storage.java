package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * The S3 bucket for the bundle, certificates, credentials and secret files.
 *
 * @param bucket the bucket's name, 3-63 characters; in the same region as the environment.
 *     Beanstalk's own buckets (`elasticbeanstalk-...`) are readable by every environment and are
 *     refused where a Secret is referenced. Block public access, and let the instance role read
 *     `<prefix>/<namespace>/<name>/*`
 * @param prefix the folder under which everything lies, as `<prefix>/<namespace>/<name>/<label>/`;
 *     no slash at either end, 1-256 characters. Default: eb-env
 * @param kmsKey the id or ARN of the KMS key for server-side encryption, 1-2048 characters.
 *     Default: the bucket's own S3-managed key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Storage(
    @Required
        @Size(min = 3, max = 63)
        @ValidationRule(
            value =
                "self.matches('^[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*$') && !self.matches('^[0-9.]+$')",
            message =
                "bucket is the name of an S3 bucket, not its ARN or URL: 3-63 lower-case letters, digits, hyphens and dots, for example mambo-cert")
        String bucket,
    @Default("eb-env")
        @Size(min = 1, max = 256)
        @ValidationRule(
            value =
                "self.matches('^[A-Za-z0-9!_.*\\'()-]+(/[A-Za-z0-9!_.*\\'()-]+)*$') && !self.matches('(^|/)[.][.]?(/|$)')",
            message =
                "prefix is a folder of the bucket without slash at either end: letters, digits and ! _ . * ' ( ) -, for example registry")
        String prefix,
    @Nullable
        @Size(min = 1, max = 2048)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9:/_-]+$')",
            message =
                "kmsKey is the id, the ARN or the alias of a KMS key, for example alias/mambo")
        String kmsKey) {
  /** Where nothing is said. */
  public static final String DEFAULT_PREFIX = "eb-env";

  public Storage {
    prefix = Defaults.or(prefix, DEFAULT_PREFIX);
  }
}
