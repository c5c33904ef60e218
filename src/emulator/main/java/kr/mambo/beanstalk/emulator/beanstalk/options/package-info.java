/**
 * The catalogue of configuration options: defaults, limits, what a change does, how a value is read
 * back.
 */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk.options;

import org.jspecify.annotations.NullMarked;
