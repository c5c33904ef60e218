/**
 * What the emulated services share: a call, who makes it, how it is refused, and what they ask of
 * each other.
 */
@NullMarked
package kr.mambo.beanstalk.emulator.service;

import org.jspecify.annotations.NullMarked;
