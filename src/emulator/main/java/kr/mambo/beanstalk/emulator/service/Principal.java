package kr.mambo.beanstalk.emulator.service;

/**
 * Who calls.
 *
 * @param account the twelve digits of the account
 * @param arn for example {@code arn:aws:iam::123456789012:user/me} or an assumed role's session
 */
public record Principal(String account, String arn) {}
