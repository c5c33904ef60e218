/** The Security Token Service, as far as Beanstalk's clients need it. */
@NullMarked
package kr.mambo.beanstalk.emulator.sts;

import org.jspecify.annotations.NullMarked;
