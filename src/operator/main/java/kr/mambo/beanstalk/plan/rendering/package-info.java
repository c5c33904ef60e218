/**
 * What the pure rooms made of the spec and its inputs, or why they could not: read by both
 * planners.
 */
@NullMarked
package kr.mambo.beanstalk.plan.rendering;

import org.jspecify.annotations.NullMarked;
