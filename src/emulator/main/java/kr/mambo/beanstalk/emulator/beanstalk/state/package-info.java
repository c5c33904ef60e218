/**
 * What one emulator remembers: applications, versions, environments, instances and events, by
 * account and region.
 */
@NullMarked
package kr.mambo.beanstalk.emulator.beanstalk.state;

import org.jspecify.annotations.NullMarked;
