/**
 * What is reported: conditions with their transition times, and the rest of the status. Pure; the
 * clock is the observation's.
 */
@NullMarked
package kr.mambo.beanstalk.status;

import org.jspecify.annotations.NullMarked;
