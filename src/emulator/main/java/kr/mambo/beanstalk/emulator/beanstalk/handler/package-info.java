/** One handler per operation, from request to response over the state. */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk.handler;

import org.jspecify.annotations.NullMarked;
