package kr.mambo.beanstalk.model;

/**
 * The ends of the logs of one instance.
 *
 * @param instanceId its id
 * @param text of all files one after the other, each under its path; secrets are masked
 */
public record InstanceLog(String instanceId, String text) {}
