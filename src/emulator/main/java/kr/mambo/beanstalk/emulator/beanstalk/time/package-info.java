/** The clock of everything in the emulated Beanstalk. */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk.time;

import org.jspecify.annotations.NullMarked;
