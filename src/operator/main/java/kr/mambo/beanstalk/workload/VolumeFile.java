package kr.mambo.beanstalk.workload;

/**
 * One file of a ConfigMap or Secret.
 *
 * @param path in the volume, relative, without {@code .} and {@code ..}
 * @param key of the ConfigMap or Secret
 * @param mode permission bits, 0–0777
 * @param content its bytes
 */
public record VolumeFile(String path, String key, int mode, Content content) {}
