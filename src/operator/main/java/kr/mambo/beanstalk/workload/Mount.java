package kr.mambo.beanstalk.workload;

import org.jspecify.annotations.Nullable;

/**
 * Where a volume appears in a container.
 *
 * @param volume its name
 * @param path absolute path in the container
 * @param subPath a file or folder of the volume; absent: all of it
 * @param readOnly whether the container may not write; always so for ConfigMaps and Secrets
 */
public record Mount(String volume, String path, @Nullable String subPath, boolean readOnly) {}
