package kr.mambo.beanstalk.emulator.beanstalk.state;

import java.time.Duration;

/**
 * A step and how long after the one before it comes, in AWS's own time.
 *
 * @param delay zero or more
 */
public record ScheduledStep(Duration delay, Step step) {}
