package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A directory of log files in a container.
 *
 * @param mountPath the directory in the container, an absolute path of 2-1024 characters. On
 *     Beanstalk it is `${EB_LOG_BASE_DIR}/<container>` on the instance and is collected with the
 *     environment's logs; on Kubernetes it is an emptyDir
 */
public record LogMount(
    @Required
        @Size(min = 2, max = 1024)
        @ValidationRule(
            value = ValidationRules.ABSOLUTE_PATH,
            message =
                "mountPath must be an absolute path without colon, $ or .., for example /var/log/app")
        String mountPath) {}
