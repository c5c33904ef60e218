package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.IntOrString;

/**
 * A URL of the container.
 *
 * @param path starts with a slash. Default: /
 * @param port a number from 1 to 65535, or the name of one of the container's ports
 * @param scheme HTTP or HTTPS; HTTPS certificates are not verified. Default: HTTP
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpGetAction(
    @Default("/") @Size(min = 1, max = 1024) @Pattern("^/[\\x21-\\x7e]*$") String path,
    @Required @Min(1) @Max(65535) @Pattern("^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$") IntOrString port,
    @Default("HTTP") Scheme scheme) {
  public HttpGetAction {
    path = Absent.or(path, "/");
    port = Absent.or(port, new IntOrString(0));
    scheme = Absent.or(scheme, Scheme.HTTP);
  }
}
