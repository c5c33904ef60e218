/**
 * What happens after the answer: launches, deployments, updates and terminations, step by step on
 * the clock.
 */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import org.jspecify.annotations.NullMarked;
