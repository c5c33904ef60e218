package kr.mambo.beanstalk.emulator.fault;

/**
 * A call, as faults and policies see it.
 *
 * @param action service and operation, for example {@code elasticbeanstalk:CreateEnvironment} or
 *     {@code s3:GetObject}
 * @param resource an ARN, or {@code *}
 */
public record CallDescriptor(String action, String account, String resource) {}
