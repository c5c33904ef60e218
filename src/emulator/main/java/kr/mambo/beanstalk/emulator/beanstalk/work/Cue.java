package kr.mambo.beanstalk.emulator.beanstalk.work;

import java.time.Duration;

/**
 * A step and how long after the one before it comes, in AWS's own time.
 *
 * @param after zero or more
 */
public record Cue(Duration after, Step step) {}
