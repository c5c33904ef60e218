package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * Log files of a container.
 *
 * @param mountPath the folder inside the container. On Beanstalk it is
 *     `${EB_LOG_BASE_DIR}/<container>` of the instance, collected with the environment's logs; on
 *     Kubernetes an emptyDir
 */
public record LogMount(
    @Required @Size(min = 2, max = 1024) @Pattern("^/[^:$]+$") String mountPath) {}
