/**
 * What tests and users may set about the emulated Beanstalk: faults, image outcomes, delays,
 * quotas.
 */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk.rule;

import org.jspecify.annotations.NullMarked;
