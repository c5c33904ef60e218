package kr.mambo.beanstalk.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Log files of a container.
 *
 * @param mountPath the folder inside the container, an absolute path of 2-1024 characters. On
 *     Beanstalk it is `${EB_LOG_BASE_DIR}/<container>` of the instance, collected with the
 *     environment's logs; on Kubernetes an emptyDir
 */
public record LogMount(
    @Required
        @Size(min = 2, max = 1024)
        @ValidationRule(
            value = ValidationRules.ABSOLUTE_PATH,
            message = "write an absolute path without colon, $ and .., for example /var/log/app")
        String mountPath) {}
