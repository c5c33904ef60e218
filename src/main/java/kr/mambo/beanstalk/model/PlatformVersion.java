package kr.mambo.beanstalk.model;

/**
 * A platform version.
 *
 * @param lifecycle recommended or another of Beanstalk's words, in lower case; empty when it says
 *     none
 * @param branchLifecycle supported, deprecated, beta or retired, in lower case
 */
public record PlatformVersion(
    String arn, String version, String branch, String lifecycle, String branchLifecycle) {}
