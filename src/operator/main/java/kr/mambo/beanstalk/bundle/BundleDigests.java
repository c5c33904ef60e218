package kr.mambo.beanstalk.bundle;

/**
 * The two names of a rendering.
 *
 * @param inputs decides whether to deploy: 64 hexadecimal digits over workload, Secrets, ConfigMaps
 *     and image digests; independent of the renderer and of the environment's name
 * @param label names what is deployed: {@code <environmentName>-<12 hexadecimal digits>}; depends
 *     on the renderer too
 */
public record BundleDigests(String inputs, String label) {}
