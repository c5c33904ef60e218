@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk;

import org.jspecify.annotations.NullMarked;
