package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * The S3 bucket for the bundle, certificates, credentials and secret files.
 *
 * @param bucket its name; in the same region as the environment. Beanstalk's own buckets
 *     (`elasticbeanstalk-...`) are readable by every environment and are refused where a Secret is
 *     referenced. Block public access, and let the instance role read
 *     `<prefix>/<namespace>/<name>/*`
 * @param prefix the folder under which everything lies, as `<prefix>/<namespace>/<name>/<label>/`;
 *     no slash at either end, at most 256 characters. Default: eb-env
 * @param kmsKey the id or ARN of the KMS key for server-side encryption. Default: the bucket's own
 *     S3-managed key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Storage(
    @Required @Size(min = 3, max = 63) @Pattern("^[a-z0-9][a-z0-9.-]*[a-z0-9]$") String bucket,
    @Default("eb-env")
        @Size(min = 1, max = 256)
        @Pattern("^[A-Za-z0-9!_.*'()-]+(/[A-Za-z0-9!_.*'()-]+)*$")
        String prefix,
    @Nullable @Size(min = 1, max = 2048) String kmsKey) {
  public Storage {
    prefix = Absent.or(prefix, "eb-env");
  }
}
