/** What an instance finds in a source bundle. */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk.bundle;

import org.jspecify.annotations.NullMarked;
