/**
 * What the operator survives: it is driven by hand against a real API server and the emulator, dies
 * at every moment at which it can, and has to come to the same end.
 */
@NullMarked
package kr.mambo.beanstalk.resilience;

import org.jspecify.annotations.NullMarked;
