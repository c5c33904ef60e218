@NullMarked
package kr.mambo.beanstalk.emulator.query;

import org.jspecify.annotations.NullMarked;
