/** Faults made on purpose, and the journal of what was called. */
@NullMarked
package kr.mambo.beanstalk.emulator.fault;

import org.jspecify.annotations.NullMarked;
