/** Accounts, access keys, users, roles and instance profiles, and what a policy lets them do. */
@NullMarked
package kr.mambo.beanstalk.emulator.iam;

import org.jspecify.annotations.NullMarked;
