package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;

/**
 * An HTTP GET request to the container.
 *
 * @param path path and query of the URL, starting with a slash; 1-1024 characters. Default: /
 * @param port a number from 1 to 65535, or the name of one of the container's ports, at most 15
 *     characters
 * @param scheme the URL scheme: HTTP or HTTPS; HTTPS certificates are not verified. Default: HTTP
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpGetAction(
    @Default("/")
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value = "self.matches('^/[!-~]*$')",
            message = "path must start with a slash and contain no spaces, for example /healthz")
        String path,
    @Required @ValidationRule(value = ValidationRules.PORT, message = ValidationRules.PORT_MESSAGE)
        IntOrString port,
    @Default("HTTP") Scheme scheme) {
  public HttpGetAction {
    path = Defaults.or(path, "/");
    port = Defaults.or(port, new IntOrString(0));
    scheme = Defaults.or(scheme, Scheme.HTTP);
  }
}
