/** Elastic Beanstalk: the service itself, its clock, and the handles that tests turn it by. */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk;

import org.jspecify.annotations.NullMarked;
