package kr.mambo.beanstalk.workload;

import org.jspecify.annotations.Nullable;

/**
 * A mount of a volume in a container.
 *
 * @param volume its name
 * @param path absolute path in the container
 * @param subPath a file or directory of the volume; absent: all of it
 * @param readOnly whether the mount is read-only; always true for ConfigMaps and Secrets
 */
public record Mount(String volume, String path, @Nullable String subPath, boolean readOnly) {}
