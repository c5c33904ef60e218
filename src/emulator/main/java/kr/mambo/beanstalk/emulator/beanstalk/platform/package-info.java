/** The platform branches and versions that are on offer. */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk.platform;

import org.jspecify.annotations.NullMarked;
