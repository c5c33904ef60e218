package kr.mambo.beanstalk.model;

/**
 * The second environment, while one replaces the other.
 *
 * @param environment as DescribeEnvironments has it
 * @param facts what was read for it, as it would be for the one that serves
 */
public record ReplacementEnvironment(EnvironmentState environment, Facts facts) {}
